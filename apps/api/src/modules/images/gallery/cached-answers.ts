import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { IMAGE_EVENTS, type Scope } from '@atelier/contracts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import { whoseIn, type Asker } from '../../../platform/ownership.ts'
import { createLru } from '../../../platform/lru.ts'

/** An answer as the bytes it is sent as; a text would be made into bytes each time. */
export interface CachedAnswer {
  readonly bytes: Buffer
  readonly etag: string
  /** Compressed once, when the first asks for it. */
  readonly gzipped: () => Buffer
}

interface Narrowed {
  readonly scope?: Scope | undefined
  readonly collection?: string | undefined
}

interface CachedAnswersOptions<Query> {
  readonly events: Pick<EventLog, 'lastSequence' | 'happenedBehind'>
  readonly answer: (asker: Asker, query: Query) => Promise<unknown>
  /** Different queries whose answers are cached: filters and sizes that people have open. */
  readonly max: number
}

const CHANGES = [...IMAGE_EVENTS, 'image.removed', 'collection.updated', 'collection.removed'] as const

/**
 * Answers that tell of images, cached until one changes, or a collection. Every such change is an event, so an answer is valid as long
 * as no such event is newer than it: one look at an index instead of a query, and never a stale answer.
 */
export function createCachedAnswers<Query extends Narrowed>({ events, answer, max }: CachedAnswersOptions<Query>) {
  const cache = createLru<string, { readonly sequence: number; readonly answer: CachedAnswer }>(max)

  return async function cachedAnswer(asker: Asker, query: Query): Promise<CachedAnswer> {
    const key = keyOf(asker, query)
    // Read first: what happens while the query runs makes the answer newer than it says, never older.
    const sequence = await events.lastSequence()
    const known = cache.get(key)
    if (known?.sequence === sequence) return known.answer
    const valid =
      known && !(await events.happenedBehind(known.sequence, CHANGES))
        ? known.answer
        : toCached(await answer(asker, query))
    cache.set(key, { sequence, answer: valid })
    return valid
  }
}
/**
 * Before anything is looked up: whoever may not ask is refused. What the studio sees is the same for all who ask; what a
 * collection holds is shown to some, so it is cached for each.
 */
function keyOf(asker: Asker, query: Narrowed): string {
  const isForAll = whoseIn(asker, query.scope).owner === undefined && query.collection === undefined
  // With the role, which decides what is meant where no scope is named.
  return JSON.stringify([asker.role, isForAll ? null : asker.id, query])
}

export type CachedAnswers<Query extends Narrowed> = ReturnType<typeof createCachedAnswers<Query>>

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
