import { computed, shallowReactive, shallowRef } from 'vue'
import type { Image } from '@atelier/contracts'
import { sectionAt, type Section } from '../../../stores/timeline-sections.ts'
import type { Timeline } from '../../../stores/timeline.ts'

/** As many as one may act on at once. */
export const MOST_SELECTED = 10_000

type Picked = Pick<Image, 'id' | 'sizeBytes'>
interface Spot {
  readonly id: string
  readonly timeMs: number
}
type Range = Pick<Section, 'cursor' | 'until'>

interface Sources {
  readonly timeline: () => Pick<Timeline, 'sectionOf'> & { readonly state: Pick<Timeline['state'], 'sections'> }
  readonly find: (id: string) => Image | undefined
  /** Reads without keeping: ids of pictures that nobody looks at. */
  readonly read: (range: Range, signal: AbortSignal) => AsyncIterable<readonly Picked[]>
  /** Was it just deleted, say, and is still among what is read? */
  readonly hasLeft: (id: string) => boolean
}

export type SelectionOutcome = 'done' | 'too-many' | 'cut'

/** What is selected, in this filter. Ranges reach over pictures that are not loaded: their ids are read when needed. */
export function createSelection({ timeline, find, read, hasLeft }: Sources) {
  /** With the bytes of each, for a download to tell how far it is. */
  const picked = shallowReactive(new Map<string, number>())
  const isGathering = shallowRef(false)
  let from: Spot | undefined
  /** What the last range added: a range that is spanned anew from the same picture takes its place. */
  let ranged: readonly string[] = []
  let gathering = new AbortController()

  const add = (images: Iterable<Picked>) => {
    for (const { id, sizeBytes } of images) picked.set(id, sizeBytes)
  }
  const staying = (page: readonly Picked[]) => page.filter(({ id }) => !hasLeft(id))
  const known = (ids: Iterable<string>) => Array.from(ids).flatMap(id => find(id) ?? [])

  function startFrom(id: string) {
    const image = find(id)
    from = image && { id, timeMs: Date.parse(image.createdAt) }
    ranged = []
  }

  function toggle(id: string) {
    if (!picked.delete(id)) add(known([id]))
    startFrom(id)
  }

  function clear() {
    gathering.abort()
    picked.clear()
    from = undefined
    ranged = []
  }

  async function gather(task: (signal: AbortSignal) => Promise<SelectionOutcome>): Promise<SelectionOutcome> {
    gathering.abort()
    const abort = (gathering = new AbortController())
    isGathering.value = true
    try {
      return await task(abort.signal)
    } catch (error) {
      if (abort.signal.aborted) return 'done'
      throw error
    } finally {
      if (gathering === abort) isGathering.value = false
    }
  }

  /** Everything from the one that was selected last to this one. */
  async function extendTo(id: string): Promise<SelectionOutcome> {
    const image = find(id)
    const start = from
    if (!image || !start) {
      toggle(id)
      return 'done'
    }
    return gather(async signal => {
      const found = await between(start, { id, timeMs: Date.parse(image.createdAt) }, signal)
      signal.throwIfAborted()
      if (!found) return 'too-many'
      for (const other of ranged) picked.delete(other)
      ranged = found.map(({ id: other }) => other).filter(other => !picked.has(other))
      add(found)
      return 'done'
    })
  }

  async function between(a: Spot, b: Spot, signal: AbortSignal): Promise<Picked[] | undefined> {
    const sections = timeline().state.sections ?? []
    const indexOf = ({ id, timeMs }: Spot) => {
      const section = timeline().sectionOf(id) ?? sectionAt(sections, timeMs)
      return section ? sections.indexOf(section) : 0
    }
    const [first = 0, last = 0] = [indexOf(a), indexOf(b)].toSorted((one, other) => one - other)
    const span = sections.slice(first, last + 1)
    if (span.slice(1, -1).reduce((sum, { count }) => sum + count, 0) > MOST_SELECTED) return undefined
    const images: Picked[] = []
    for (const section of span) {
      if (section.ids) images.push(...known(section.ids))
      else for await (const page of read(section, signal)) images.push(...staying(page))
    }
    const ends = [a.id, b.id].map(end => images.findIndex(({ id }) => id === end)).toSorted((one, other) => one - other)
    const found = images.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? 0) + 1)
    return found.length > MOST_SELECTED ? undefined : found
  }

  /** All that fit the filter, from the newest on. */
  const everything = async () =>
    gather(async signal => {
      const images: Picked[] = []
      for await (const page of read({ cursor: undefined, until: undefined }, signal)) {
        images.push(...staying(page))
        if (images.length > MOST_SELECTED) break
      }
      signal.throwIfAborted()
      add(images.slice(0, MOST_SELECTED))
      return images.length > MOST_SELECTED ? 'cut' : 'done'
    })

  return {
    has: (id: string) => picked.has(id),
    size: computed(() => picked.size),
    sizes: (): ReadonlyMap<string, number> => picked,
    isGathering,
    toggle,
    clear,
    extendTo,
    everything,
    startFrom,
    add: (ids: Iterable<string>) => add(known(ids)),
    replace(ids: Iterable<string>) {
      gathering.abort()
      const wanted = new Set(ids)
      for (const id of picked.keys()) if (!wanted.has(id)) picked.delete(id)
      add(known(wanted))
    },
    /** Those that left the gallery meanwhile. */
    drop: (ids: Iterable<string>) => {
      for (const id of ids) picked.delete(id)
    },
  }
}
export type Selection = ReturnType<typeof createSelection>
