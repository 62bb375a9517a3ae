import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { IMAGE_EVENTS } from '@atelier/contracts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import { createLru } from '../../../platform/lru.ts'

/** An answer as the bytes it is sent as; a text would be made into bytes each time. */
export interface CachedAnswer {
  readonly bytes: Buffer
  readonly etag: string
  /** Compressed once, when the first asks for it. */
  readonly gzipped: () => Buffer
}

interface CachedAnswersOptions<Query> {
  readonly events: Pick<EventLog, 'lastSequence' | 'happenedBehind'>
  readonly answer: (query: Query) => Promise<unknown>
  /** Different queries whose answers are cached: filters and sizes that people have open. */
  readonly max: number
}

const CHANGES = [...IMAGE_EVENTS, 'image.removed', 'collection.updated', 'collection.removed'] as const

/**
 * Answers that tell of images, cached until one changes, or a collection. Every such change is an event, so an answer is valid as long
 * as no such event is newer than it: one look at an index instead of a query, and never a stale answer.
 */
export function createCachedAnswers<Query>({ events, answer, max }: CachedAnswersOptions<Query>) {
  const cache = createLru<string, { readonly sequence: number; readonly answer: CachedAnswer }>(max)

  return async function cachedAnswer(query: Query): Promise<CachedAnswer> {
    const key = JSON.stringify(query)
    // Read first: what happens while the query runs makes the answer newer than it says, never older.
    const sequence = await events.lastSequence()
    const known = cache.get(key)
    if (known?.sequence === sequence) return known.answer
    const valid =
      known && !(await events.happenedBehind(known.sequence, CHANGES)) ? known.answer : toCached(await answer(query))
    cache.set(key, { sequence, answer: valid })
    return valid
  }
}
export type CachedAnswers<Query> = ReturnType<typeof createCachedAnswers<Query>>

function toCached(body: unknown): CachedAnswer {
  const bytes = Buffer.from(JSON.stringify(body))
  let gzipped: Buffer | undefined
  return {
    bytes,
    // Of what it says and not of the sequence, which begins anew with another database. Weak: it is sent compressed too.
    etag: `W/"${createHash('sha1').update(bytes).digest('base64url')}"`,
    // At once, half a millisecond for a page: Node's threads may all be busy with pictures, and whoever looks at the gallery
    // would wait behind them.
    gzipped: () => (gzipped ??= gzipSync(bytes)),
  }
}
