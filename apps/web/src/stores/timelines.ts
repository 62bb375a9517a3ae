import { getTimeline, listImages, STRETCH_SIZE, type Image, type ImagesFilter } from '@atelier/contracts'
import { call } from '../api/call.ts'
import type { createEntities } from './entities.ts'
import { asksForNone, filterKey, fits, isPlacedHere } from './image-query.ts'
import { createTimeline, type ImageChange, type Timeline } from './timeline.ts'
import type { Section } from './timeline-sections.ts'

export type Timelines = ReturnType<typeof createTimelines>
type ImageEntities = ReturnType<typeof createEntities<Image>>

/** As many filters as a person goes back and forth between. */
const TIMELINES_KEPT = 6
/** Many changes that come together are one reading. */
const REREAD_AFTER_MS = 250

/** The galleries that are open, and the images that are here for their sake only. */
export function createTimelines(entities: ImageEntities) {
  const timelines = new Map<string, Timeline>()
  /** Ids that only a timeline names: they go when it does not need them any more, so that scrolling takes no memory. */
  const passing = new Set<string>()
  const outdated = new Set<Timeline>()
  let rereading: ReturnType<typeof setTimeout> | undefined

  /** The timeline of a filter; the same one while it is in use, so that going back finds it as it was. */
  function open(filter: ImagesFilter): Timeline {
    const key = filterKey(filter)
    const found = timelines.get(key) ?? create(filter)
    timelines.delete(key)
    timelines.set(key, found)
    for (const [oldest, timeline] of [...timelines].slice(0, -TIMELINES_KEPT)) {
      timeline.evictAll()
      timelines.delete(oldest)
    }
    return found
  }

  const create = (filter: ImagesFilter) =>
    createTimeline(filter, {
      readOutline: async cursor =>
        call(getTimeline, { querystring: { ...filter, ...(cursor !== undefined && { cursor }) } }),
      readImages: async (range, signal) => readImages(filter, range, signal),
      find: id => entities.byId.get(id),
      forget(ids) {
        for (const id of ids) if (passing.delete(id)) entities.byId.delete(id)
      },
    })

  async function readImages(
    filter: ImagesFilter,
    range: Pick<Section, 'cursor' | 'until'>,
    signal: AbortSignal | undefined,
  ) {
    const ids: string[] = []
    for await (const { items, mark } of pages(filter, range, signal)) {
      for (const { id } of items) if (!entities.byId.has(id)) passing.add(id)
      ids.push(...entities.merge(items, mark).filter(id => belongs(id, filter)))
    }
    return ids
  }

  async function* pages(
    filter: ImagesFilter,
    { cursor, until }: Pick<Section, 'cursor' | 'until'>,
    signal?: AbortSignal,
  ) {
    for (let next: string | null | undefined = cursor, isFirst = true; isFirst || next; isFirst = false) {
      const mark = entities.mark()
      const page: { items: Image[]; nextCursor: string | null } = await call(
        listImages,
        {
          querystring: {
            ...filter,
            limit: STRETCH_SIZE,
            ...(next && { cursor: next }),
            ...(until !== undefined && { until }),
          },
        },
        { signal },
      )
      yield { items: page.items, mark }
      next = page.nextCursor
    }
  }

  /** Events that came while a page was on its way may have moved an image elsewhere. */
  function belongs(id: string, filter: ImagesFilter) {
    const image = entities.byId.get(id)
    return image !== undefined && fits(image, filter)
  }

  /** What is in a collection only the server knows: it is asked again soon. */
  function rereadSoon(timeline: Timeline) {
    outdated.add(timeline)
    rereading ??= setTimeout(() => {
      rereading = undefined
      for (const each of outdated) void each.refresh()
      outdated.clear()
    }, REREAD_AFTER_MS)
  }

  const inCollection = (id: string) => [...timelines.values()].filter(({ filter }) => filter.collection === id)

  function file(image: Image, change: ImageChange) {
    for (const timeline of timelines.values()) {
      timeline.file(image, change)
      if (!isPlacedHere(timeline.filter) && change !== 'own') rereadSoon(timeline)
    }
  }

  return {
    open,
    /** Images were put into a collection or taken out, or it looks for others: what none has may be other images, too. */
    rereadCollection: (id: string) =>
      [...timelines.values()]
        .filter(({ filter }) => filter.collection === id || asksForNone(filter))
        .forEach(rereadSoon),
    /** A collection is gone, and what was in it may be in no other. Nobody asks for its gallery any more. */
    loseCollection(id: string) {
      for (const [key, timeline] of timelines)
        if (timeline.filter.collection === id) {
          timeline.evictAll()
          timelines.delete(key)
        }
      for (const timeline of timelines.values()) if (asksForNone(timeline.filter)) rereadSoon(timeline)
    },
    /** Taken out of a collection by this page, before the server has said so. */
    leaveCollection: (id: string, ids: readonly string[]) =>
      inCollection(id).forEach(timeline => ids.forEach(timeline.drop)),
    pages,
    /** Somebody else names them too. */
    retain: (ids: readonly string[]) => ids.forEach(id => passing.delete(id)),
    file,
    drop: (id: string) => timelines.forEach(timeline => timeline.drop(id)),
    refresh: async () => Promise.all([...timelines.values()].map(async timeline => timeline.refresh())),
  }
}
