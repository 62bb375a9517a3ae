import { onScopeDispose, shallowRef } from 'vue'
import { isAbort } from '../../../api/errors.ts'
import type { Section } from '../../../stores/timeline-sections.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import type { Geometry } from './geometry.ts'

/** Sections whose images stay here although they are off the screen: going back a little needs no reading. */
const KEPT = 8

/** Reads the sections that are looked at, gives up those that are not any more, and lets go of what is far away. */
export function useSections(timeline: () => Timeline, geometry: Geometry) {
  const reads = new Map<Section, { readonly abort: AbortController; readonly done: Promise<void> }>()
  const error = shallowRef<unknown>()

  function read(section: Section): Promise<void> {
    const known = reads.get(section)
    if (known) return known.done
    const abort = new AbortController()
    const done = run(section, abort.signal)
    reads.set(section, { abort, done })
    return done
  }

  async function run(section: Section, signal: AbortSignal) {
    try {
      await timeline().load(section, signal)
      error.value = undefined
    } catch (reason) {
      if (!isAbort(reason)) error.value = reason
    } finally {
      if (!signal.aborted) reads.delete(section)
    }
  }

  /** `wanted` are to be read, nearest first. Where the last read failed, somebody has to ask for the next one. */
  function want(wanted: readonly Section[]) {
    for (const [section, { abort }] of reads) {
      if (wanted.includes(section)) continue
      abort.abort()
      reads.delete(section)
    }
    if (error.value !== undefined) return
    for (const section of wanted) if (!section.ids || section.isStale) void read(section)
  }

  /** Reads what the stretch touches, its middle first, and lets go of what is far from it. `needed` stays in any case. */
  function look({ from, to, needed }: { from: number; to: number; needed: Section | undefined }) {
    const middle = geometry.sectionIndexAt((from + to) / 2)
    const distance = (section: Section) => Math.abs((geometry.indexOf(section) ?? 0) - middle)
    const nearestFirst = (sections: Iterable<Section>) => [...sections].toSorted((a, b) => distance(a) - distance(b))
    const wanted = nearestFirst(geometry.sectionsBetween(from, to))
    want(wanted)
    for (const section of nearestFirst(geometry.loaded()).slice(KEPT)) {
      if (!wanted.includes(section) && section !== needed) timeline().evict(section)
    }
  }

  function giveUp() {
    want([])
    error.value = undefined
  }

  onScopeDispose(giveUp)
  return {
    error,
    read,
    look,
    giveUp,
    retry: () => {
      error.value = undefined
    },
  }
}
