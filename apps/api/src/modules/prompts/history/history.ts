import { createHash } from 'node:crypto'
import { MAX_REMEMBERED_PROMPTS, type RememberedPrompt, type RememberedPromptPage } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import { decodeIdCursor, encodeCursor } from '../../../platform/cursor.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { Ids } from '../../../platform/ids.ts'
import { promptNotFound } from '../prompts.errors.ts'
import { createHistoryRepository, type PromptRow } from './history.repository.ts'

interface HistoryDependencies {
  readonly db: Database
  readonly events: Pick<EventLog, 'append'>
  readonly clock: Clock
  readonly ids: Ids
}

interface HistoryQuery {
  readonly q?: string
  readonly favorite?: boolean
  readonly cursor?: string
  readonly limit?: number
}

const present = ({ id, text, favorite, uses, usedAt, createdAt }: PromptRow): RememberedPrompt => ({
  id,
  text,
  favorite,
  uses,
  usedAt: usedAt.toISOString(),
  createdAt: createdAt.toISOString(),
})
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The prompts that were used, as they were typed. */
export function createPromptHistory({ db, events, clock, ids }: HistoryDependencies) {
  const repository = createHistoryRepository(db)

  const tell = (tx: Orm, ...owners: readonly string[]) =>
    events.append(tx, ...[...new Set(owners)].map(audience => ({ type: 'prompts.updated', audience }) as const))

  function* put(tx: Orm, ownerId: string, typed: string, generations: number): Work<string> {
    const text = typed.trim()
    const now = clock.now()
    return yield* repository.put(tx, {
      id: ids.next(),
      ownerId,
      text,
      digest: digestOf(text),
      place: ids.next(),
      generations,
      usedAt: now,
      createdAt: now,
    })
  }

  return {
    /** A part of the write that makes so many generations of what was typed. Gives the id that they refer to. */
    *remember(tx: Orm, ownerId: string, typed: string, generations: number): Work<string> {
      const id = yield* put(tx, ownerId, typed, generations)
      yield* repository.trim(tx, ownerId, MAX_REMEMBERED_PROMPTS)
      yield* tell(tx, ownerId)
      return id
    },

    /**
     * A part of the write that deletes generations. Whoever deletes a picture for good does not want its prompt to be read
     * any more: with the last generation of a prompt it is forgotten, unless somebody has marked it as a favourite.
     */
    *release(tx: Orm, rows: readonly { readonly promptId: string | null }[]): Work<void> {
      const gone = Map.groupBy(
        rows.flatMap(({ promptId }) => promptId ?? []),
        id => id,
      )
      if (gone.size === 0) return
      for (const [id, some] of gone) yield* repository.countDown(tx, id, some.length)
      const forgotten = yield* repository.removeUnused(tx, [...gone.keys()])
      if (forgotten.length > 0) yield* tell(tx, ...forgotten.map(({ ownerId }) => ownerId))
    },

    async page(owner: Actor, { q = '', favorite, cursor, limit = 50 }: HistoryQuery): Promise<RememberedPromptPage> {
      const words = q.trim().toLowerCase()
      const before = cursor === undefined ? undefined : decodeIdCursor(cursor)
      // There are few enough to look through, and databases do not agree on what is a small letter.
      const rows = await repository.page({ ownerId: owner.id, favorite, before, ...(!words && { limit: limit + 1 }) })
      const found = words ? rows.filter(({ text }) => text.toLowerCase().includes(words)) : rows
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(present),
        nextCursor: found.length > limit && last ? encodeCursor(last.place) : null,
      }
    },

    /** Those that were not sent; the first comes to the front of all. */
    add: (owner: Actor, texts: readonly string[]): Promise<void> =>
      db.atomic(function* (tx) {
        for (const text of texts.toReversed()) yield* put(tx, owner.id, text, 0)
        yield* repository.trim(tx, owner.id, MAX_REMEMBERED_PROMPTS)
        yield* tell(tx, owner.id)
      }),

    mark: (owner: Actor, id: string, favorite: boolean): Promise<RememberedPrompt> =>
      db.atomic(function* (tx) {
        const row = yield* repository.setFavorite(tx, { ownerId: owner.id, id, favorite })
        if (!row) throw promptNotFound()
        if (!favorite) yield* repository.trim(tx, owner.id, MAX_REMEMBERED_PROMPTS)
        yield* tell(tx, owner.id)
        return present(row)
      }),

    remove: (owner: Actor, id: string): Promise<void> =>
      db.atomic(function* (tx) {
        if (!(yield* repository.remove(tx, owner.id, id))) throw promptNotFound()
        yield* tell(tx, owner.id)
      }),

    clear: (owner: Actor): Promise<{ removed: number }> =>
      db.atomic(function* (tx) {
        const removed = yield* repository.clear(tx, owner.id)
        if (removed > 0) yield* tell(tx, owner.id)
        return { removed }
      }),
  }
}
export type PromptHistory = ReturnType<typeof createPromptHistory>
