import type { NewWildcard, Wildcard } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import { changedBy, type Asker } from '../../platform/ownership.ts'
import { tooManyWildcards, wildcardNameTaken, wildcardNotFound, wildcardsTooLarge } from './prompts.errors.ts'
import { createBudget, MAX_STEPS } from './template/budget.ts'
import { paced } from './template/paced.ts'
import { pathsIn, type Lists } from './template/read-lists.ts'
import { namesMeant } from './template/wildcard-names.ts'
import type { WildcardRow, WildcardsRepository } from './wildcards.repository.ts'

/** They are all listed at once, with all that is in them. */
const MAX_WILDCARDS = 500
const MAX_CHARACTERS = 4_000_000

interface WildcardsDependencies {
  readonly db: Database
  readonly repository: WildcardsRepository
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
}

type Owned = Pick<WildcardRow, 'id' | 'ownerId'>

const byName = new Intl.Collator('en', { numeric: true })
const present = ({ id, name, entries, createdAt, updatedAt }: WildcardRow): Wildcard => ({
  id,
  name,
  entries,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

export function createWildcardsService({ db, repository, events, clock, ids }: WildcardsDependencies) {
  function* requireFree(tx: Orm, { id, ownerId }: Owned, name: string): Work<void> {
    const holder = yield* repository.readIdOf(tx, ownerId, name)
    if (holder !== undefined && holder !== id) throw wildcardNameTaken(name)
  }

  function* requireRoom(tx: Orm, wildcard: Owned, entries: readonly string[]): Work<void> {
    const { total, characters } = yield* repository.readSize(tx, wildcard)
    if (total >= MAX_WILDCARDS) throw tooManyWildcards(MAX_WILDCARDS)
    if (characters + JSON.stringify(entries).length > MAX_CHARACTERS) throw wildcardsTooLarge(MAX_CHARACTERS)
  }

  return {
    list: async ({ id }: Actor): Promise<Wildcard[]> =>
      (await repository.list(id)).toSorted((a, b) => byName.compare(a.name, b.name)).map(present),

    /** The entries of those that a text names, and of those that these name, and so on. */
    async listsFor({ id: ownerId }: Actor, text: string): Promise<Lists> {
      const lists = new Map<string, readonly string[]>()
      if (!text.includes('__')) return lists
      // Entries may name hundreds of thousands that there are not: a query cannot ask for as many.
      const left = new Set(await repository.listNames(ownerId))
      const budget = createBudget(MAX_STEPS)
      let texts: readonly string[] = [text]
      while (left.size > 0) {
        const paths = await paced(pathsIn(texts), budget)
        const names = await paced(namesMeant(left, paths), budget)
        if (names.length === 0) break
        for (const name of names) left.delete(name)
        const rows = await repository.findByNames(ownerId, names)
        for (const { name, entries } of rows) lists.set(name, entries)
        texts = rows.flatMap(({ entries }) => entries)
      }
      return lists
    },

    create: (owner: Actor, { name, entries }: NewWildcard): Promise<Wildcard> =>
      db.atomic(function* (tx) {
        const wildcard = { id: ids.next(), ownerId: owner.id }
        yield* requireFree(tx, wildcard, name)
        yield* requireRoom(tx, wildcard, entries)
        const now = clock.now()
        const row = yield* repository.add(tx, { ...wildcard, name, entries, createdAt: now, updatedAt: now })
        yield* events.append(tx, { type: 'wildcards.updated', audience: row.ownerId })
        return present(row)
      }),

    update: (asker: Asker, id: string, patch: Partial<NewWildcard>): Promise<Wildcard> =>
      db.atomic(function* (tx) {
        const before = changedBy(asker, yield* repository.read(tx, id), wildcardNotFound)
        if (patch.name !== undefined) yield* requireFree(tx, before, patch.name)
        if (patch.entries !== undefined) yield* requireRoom(tx, before, patch.entries)
        const row = yield* repository.set(tx, id, { ...patch, updatedAt: clock.now() })
        if (!row) throw wildcardNotFound()
        yield* events.append(tx, { type: 'wildcards.updated', audience: row.ownerId })
        return present(row)
      }),

    remove: (asker: Asker, id: string): Promise<void> =>
      db.atomic(function* (tx) {
        const row = changedBy(asker, yield* repository.read(tx, id), wildcardNotFound)
        yield* repository.remove(tx, id)
        yield* events.append(tx, { type: 'wildcards.updated', audience: row.ownerId })
      }),
  }
}
export type WildcardsService = ReturnType<typeof createWildcardsService>
