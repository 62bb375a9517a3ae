import type { Image, Timeline as Outline, ImagesFilter } from '@atelier/contracts'
import { shallowReactive } from 'vue'
import { fits, isPlacedHere, matches } from './image-query.ts'
import { byNewest, placeAmong } from './order.ts'
import { carryOver, emptySection, sectionAt, sectionsOf, type Section } from './timeline-sections.ts'

export interface TimelineSource {
  readonly readOutline: (cursor: string | undefined) => Promise<Outline>
  /** Reads all images between two cursors into the store, and gives the ids of those that fit. */
  readonly readImages: (range: Pick<Section, 'cursor' | 'until'>, signal: AbortSignal | undefined) => Promise<string[]>
  readonly find: (id: string) => Image | undefined
  /** Nobody shows these any more. */
  readonly forget: (ids: readonly string[]) => void
}

/** What became of an image. `own` is a change of this page, before the server has told of it. */
export type ImageChange = 'created' | 'updated' | 'trashed' | 'restored' | 'own'

interface TimelineState {
  /** In the gallery's order; changed in place, which `version` tells. undefined until the outline is read. */
  sections: readonly Section[] | undefined
  version: number
  /** Newer than all sections, waiting to be let in. What was written last is first. */
  arrived: readonly string[]
  /** Where the outline goes on, for searches that find very much. */
  nextCursor: string | null
  error: unknown
}

/** A first section that grew beyond this is cut by a fresh outline. */
const LARGEST_SECTION = 600

/** One filter's gallery: all of it in outline, and the images of the sections that somebody looks at. */
export function createTimeline(filter: ImagesFilter, { readOutline, readImages, find, forget }: TimelineSource) {
  const state = shallowReactive<TimelineState>({
    sections: undefined,
    version: 0,
    arrived: [],
    nextCursor: null,
    error: undefined,
  })
  const sectionOf = new Map<string, Section>()
  const isPlaced = isPlacedHere(filter)
  let reading: Promise<void> | undefined

  /** One read of the outline at a time; whoever comes meanwhile waits for it. */
  async function exclusive(task: () => Promise<void>): Promise<void> {
    reading ??= (async () => {
      try {
        await task()
        state.error = undefined
      } catch (error) {
        state.error = error
      } finally {
        reading = undefined
      }
    })()
    return reading
  }

  async function readAll() {
    const asked = new Set(state.arrived)
    const outline = await readOutline(undefined)
    const sections = carryOver(
      state.sections ?? [],
      outline.stretches.length > 0 ? sectionsOf(outline, true) : [emptySection()],
    )
    sectionOf.clear()
    for (const section of sections) section.ids?.forEach(id => sectionOf.set(id, section))
    // What arrived while we read may be younger than what we read.
    state.arrived = state.arrived.filter(id => !asked.has(id))
    show(sections, outline.nextCursor)
  }

  async function readOn() {
    if (state.nextCursor === null) return
    const outline = await readOutline(state.nextCursor)
    show([...(state.sections ?? []), ...sectionsOf(outline, false)], outline.nextCursor)
  }

  function show(sections: readonly Section[], nextCursor: string | null) {
    state.sections = sections
    state.nextCursor = nextCursor
    state.version += 1
  }

  async function load(section: Section, signal?: AbortSignal) {
    const wasStale = section.isStale
    const ids = await readImages(section, signal)
    if (!state.sections?.includes(section)) return
    section.ids?.forEach(id => sectionOf.delete(id))
    const waiting = new Set(state.arrived)
    fill(
      section,
      ids.filter(id => !waiting.has(id)),
    )
    // A gap may have opened while we read.
    section.isStale &&= !wasStale
  }

  function fill(section: Section, ids: readonly string[]) {
    for (const id of ids) sectionOf.set(id, section)
    section.ids = ids
    section.count = ids.length
    state.version += 1
  }

  /** The images go; how many there are stays. */
  function evict(section: Section) {
    const { ids } = section
    if (!ids || ids.length === 0) return
    section.ids = undefined
    for (const id of ids) sectionOf.delete(id)
    forget(ids)
  }

  /** Files an image that is the newest state there is. */
  function file(image: Image, change: ImageChange) {
    if (!state.sections) return
    const isListed = sectionOf.has(image.id) || state.arrived.includes(image.id)
    if (!(isListed ? fits : matches)(image, filter)) leave(image, change)
    else if (isPlaced && !isListed) enter(image, change, state.sections)
  }

  function enter(image: Image, change: ImageChange, sections: readonly Section[]) {
    const timeMs = Date.parse(image.createdAt)
    const section = sectionAt(sections, timeMs)
    if (!section) return
    // Events come in the order of the gallery, which is the order of writing: what is new stands before all that is there.
    if (change === 'created') state.arrived = [image.id, ...state.arrived]
    else if (timeMs > (sections[0]?.newestAtMs ?? 0)) state.arrived = insert(image, state.arrived)
    else if (section.ids) fill(section, insert(image, section.ids))
    // Of sections that are not read, only what surely was not counted yet is.
    else if (change === 'trashed' || change === 'restored') count(section, 1)
  }

  function leave(image: Image, change: ImageChange) {
    if (sectionOf.has(image.id) || state.arrived.includes(image.id)) {
      drop(image.id)
      return
    }
    const wasListed =
      isPlaced &&
      (change === 'trashed' || change === 'restored') &&
      matches({ ...image, trashedAt: change === 'trashed' ? null : image.createdAt }, filter)
    const section = wasListed ? sectionAt(state.sections ?? [], Date.parse(image.createdAt)) : undefined
    if (section && !section.ids) count(section, -1)
  }

  function count(section: Section, by: number) {
    section.count = Math.max(0, section.count + by)
    state.version += 1
  }

  function insert(image: Image, ids: readonly string[]): readonly string[] {
    const known = ids.flatMap(id => find(id) ?? [])
    return ids.toSpliced(placeAmong(image, known, byNewest), 0, image.id)
  }

  function drop(id: string) {
    if (state.arrived.includes(id)) state.arrived = state.arrived.filter(other => other !== id)
    const section = sectionOf.get(id)
    if (!section?.ids) return
    sectionOf.delete(id)
    fill(
      section,
      section.ids.filter(other => other !== id),
    )
  }

  /** What arrived takes its place at the top. */
  function letIn() {
    const [first] = state.sections ?? []
    if (!first || state.arrived.length === 0) return
    const ids = state.arrived
    state.arrived = []
    // What was written last need not have been begun last.
    first.newestAtMs = Math.max(first.newestAtMs, ...ids.map(id => Date.parse(find(id)?.createdAt ?? '') || 0))
    if (first.ids) fill(first, [...ids, ...first.ids])
    else count(first, ids.length)
    if (first.count > LARGEST_SECTION) void exclusive(readAll)
  }

  return {
    filter,
    state,
    sectionOf: (id: string) => sectionOf.get(id),
    /** Where one was, in an outline that may be another one by now: by time, and in other orders by the place in the order. */
    sectionNear(timeMs: number, at: number): Section | undefined {
      const sections = state.sections ?? []
      return (filter.sort ?? 'newest') === 'newest'
        ? sectionAt(sections, timeMs)
        : sections[Math.min(at, sections.length - 1)]
    },
    read: async () => (state.sections ? undefined : exclusive(readAll)),
    readOn: async () => exclusive(readOn),
    /** After a gap. A read that is under way may be older than the gap, so it is waited for first. */
    async refresh() {
      await reading
      if (state.sections || state.error !== undefined) await exclusive(readAll)
    },
    load,
    evict,
    file,
    drop,
    letIn,
    evictAll: () => state.sections?.forEach(evict),
  }
}
export type Timeline = ReturnType<typeof createTimeline>
