import { EVERYONE, type CollectionPerson } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import { requestInvalid } from '../../platform/common.errors.ts'
import { exceptFor, type Audience } from '../../platform/events/audience.ts'
import type { EventLog, Happening } from '../../platform/events/event-log.ts'
import { changedBy, maySee, requireChange, type Asker } from '../../platform/ownership.ts'
import { collectionNotFound } from './collections.errors.ts'
import type { CollectionRow, CollectionsRepository } from './collections.repository.ts'

interface PeopleDependencies {
  readonly db: Database
  readonly repository: CollectionsRepository
  readonly events: Pick<EventLog, 'append'>
}

/** Who may do what with a collection. */
export function createCollectionPeople({ db, repository, events }: PeopleDependencies) {
  /** Whoever may look at it hears of it. */
  const audiences = (ownerId: string, people: readonly CollectionPerson[]): Audience[] =>
    people.some(({ userId }) => userId === EVERYONE)
      ? [EVERYONE]
      : [...new Set([ownerId, ...people.map(({ userId }) => userId)])]

  function* tell(tx: Orm, row: CollectionRow, type: 'collection.updated' | 'collection.removed'): Work<void> {
    const people = yield* repository.readPeople(tx, row.id)
    const { id, ownerId } = row
    yield* events.append(tx, ...audiences(ownerId, people).map(audience => ({ type, id, ownerId, audience })))
  }

  /** What is told to those who may not look at it any more. */
  function losses(
    row: CollectionRow,
    before: readonly CollectionPerson[],
    now: readonly CollectionPerson[],
  ): Happening[] {
    const type = 'collection.removed'
    if (before.some(({ userId }) => userId === EVERYONE))
      return [{ type, id: row.id, ownerId: row.ownerId, audience: exceptFor(row.ownerId) }]
    return before
      .filter(({ userId }) => !now.some(person => person.userId === userId))
      .map(({ userId }) => ({ type, id: row.id, ownerId: row.ownerId, audience: userId }))
  }

  /** What somebody may do with a collection that they do not see is nothing: it is not there for them. */
  async function mayDo(asker: Asker, row: CollectionRow): Promise<'look' | 'add' | 'change'> {
    if (maySee(asker, row)) return 'change'
    const right = (await repository.rightsOf(asker, [row.id])).get(row.id)
    if (!right) throw collectionNotFound()
    return right
  }

  return {
    tell,
    mayDo,
    /** Throws where it is not seen, and where it is seen but belongs to somebody else. */
    async requireChange(asker: Asker, row: CollectionRow | undefined): Promise<void> {
      if (!row) throw collectionNotFound()
      await mayDo(asker, row)
      requireChange(asker, row)
    },

    /** Its owner sees with whom it is shared, and nobody else. */
    async read(asker: Asker, id: string): Promise<{ people: CollectionPerson[] }> {
      const row = await repository.find(id)
      if (row) await mayDo(asker, row)
      changedBy(asker, row && { ...row, shared: true }, collectionNotFound)
      return { people: await repository.people(id) }
    },

    async set(asker: Asker, id: string, people: readonly CollectionPerson[]): Promise<{ people: CollectionPerson[] }> {
      if (new Set(people.map(({ userId }) => userId)).size < people.length)
        throw requestInvalid([{ path: '/people', message: 'must not have the same entry twice' }])
      await this.requireChange(asker, await repository.find(id))
      await db.atomic(function* (tx) {
        const row = yield* repository.read(tx, id)
        if (!row) throw collectionNotFound()
        const others = people.filter(({ userId }) => userId !== row.ownerId)
        const before = yield* repository.readPeople(tx, id)
        yield* repository.setPeople(tx, row, others)
        yield* events.append(tx, ...losses(row, before, others))
        yield* tell(tx, row, 'collection.updated')
      })
      return { people: await repository.people(id) }
    },
  }
}
export type CollectionPeople = ReturnType<typeof createCollectionPeople>
