import type { ImagePage, ImagesQuery } from '@atelier/contracts'
import type { EventLog } from '../../shared/events/event-log.ts'

/** Different first pages that are kept: filters and sizes that people have open. */
const MAX_PAGES = 100

/**
 * First pages of the gallery as the bytes they are sent as; a text would be made into bytes by every answer. Every
 * change to an image is an event, so a page is valid as long as no event is newer than it: one look at an index
 * instead of a query, and never a stale answer.
 */
export function createNewestPages({ events, page }: { events: EventLog, page: (query: ImagesQuery) => Promise<ImagePage> }) {
  const kept = new Map<string, { sequence: number, bytes: Buffer }>()

  return async function newestPage(query: ImagesQuery): Promise<Buffer> {
    const key = JSON.stringify(query)
    const sequence = await events.lastSequence()
    const known = kept.get(key)
    if (known?.sequence === sequence) return known.bytes
    const bytes = Buffer.from(JSON.stringify(await page(query)))
    kept.delete(key)
    kept.set(key, { sequence, bytes })
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_PAGES) break
      kept.delete(oldest)
    }
    return bytes
  }
}
export type NewestPages = ReturnType<typeof createNewestPages>
