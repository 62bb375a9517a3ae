import { onScopeDispose, shallowRef } from 'vue'
import { isAbort } from '../../api/errors.ts'
import type { Section } from '../../stores/timeline-sections.ts'
import type { Timeline } from '../../stores/timeline.ts'

/** Sections whose images stay here although they are off the screen: going back a little needs no reading. */
const KEPT = 8

/** Reads the sections that are looked at, gives up those that are not any more, and lets go of what is far away. */
export function useSections(timeline: () => Timeline) {
  const reads = new Map<Section, { readonly abort: AbortController, readonly done: Promise<void> }>()
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
    }
    catch (reason) {
      if (!isAbort(reason)) error.value = reason
    }
    finally {
      if (!signal.aborted) reads.delete(section)
    }
  }

  /** `near` are to be read, nearest first. Where the last read failed, somebody has to ask for the next one. */
  function want(near: readonly Section[]) {
    const wanted = new Set(near)
    for (const [section, { abort }] of reads) {
      if (wanted.has(section)) continue
      abort.abort()
      reads.delete(section)
    }
    if (error.value !== undefined) return
    for (const section of near) if (!section.ids || section.isStale) void read(section)
  }

  /** Lets go of all but the nearest; `loaded` begins with those. */
  function keepNearest(loaded: readonly Section[], isNeeded: (section: Section) => boolean) {
    for (const section of loaded.slice(KEPT)) if (!isNeeded(section)) timeline().evict(section)
  }

  function giveUp() {
    want([])
    error.value = undefined
  }

  onScopeDispose(giveUp)
  return { error, read, want, keepNearest, giveUp, retry: () => { error.value = undefined } }
}
