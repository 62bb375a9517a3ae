import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, eq, inArray } from 'drizzle-orm'
import { EVERYBODY } from '../../platform/events/audience.ts'
import type { EventLog } from '../../platform/events/event-log.ts'

interface LibraryDependencies {
  readonly db: Database
  readonly events: Pick<EventLog, 'append'>
}

/** Things whose names are an owner's own. */
type Named = Tables['collections'] | Tables['styles'] | Tables['wildcards']

/** What a person puts together: grids, collections, styles, wildcards and prompts; thousands at most of each, so it moves in one write. */
export function createLibraryBelongings({ db, events }: LibraryDependencies) {
  const { grids, collections, collectionPeople: people, styles, wildcards, prompts, links } = db.tables
  const { idempotencyKeys, webhooks, a1111Options, a1111Jobs } = db.tables

  /** Under another name where the new owner has one of that name. */
  function* handOverNamed(tx: Orm, table: Named, from: string, to: string): Work<string[]> {
    const named = { id: table.id, name: table.name }
    const taken = new Set((yield* run(tx.select(named).from(table).where(eq(table.ownerId, to)))).map(row => row.name))
    const moved = yield* run(tx.select(named).from(table).where(eq(table.ownerId, from)))
    for (const { id, name } of moved) {
      const free = freeName(name, taken)
      taken.add(free)
      yield* run(tx.update(table).set({ ownerId: to, name: free }).where(eq(table.id, id)))
    }
    return moved.map(({ id }) => id)
  }

  /** What nobody else has a use for: what was typed, what was answered, whom they had told, and what others let them look at. */
  function* forget(tx: Orm, ownerId: string): Work<void> {
    yield* send(tx.delete(webhooks).where(eq(webhooks.ownerId, ownerId)))
    yield* send(tx.delete(prompts).where(eq(prompts.ownerId, ownerId)))
    yield* send(tx.delete(idempotencyKeys).where(eq(idempotencyKeys.actorId, ownerId)))
    yield* send(tx.delete(people).where(eq(people.userId, ownerId)))
    yield* send(tx.delete(a1111Options).where(eq(a1111Options.ownerId, ownerId)))
    yield* send(tx.delete(a1111Jobs).where(eq(a1111Jobs.ownerId, ownerId)))
  }

  function* tell(tx: Orm, audience: string): Work<void> {
    yield* events.append(tx, { type: 'styles.updated', audience }, { type: 'wildcards.updated', audience })
  }

  return {
    handOver: (from: string, to: string): Promise<void> =>
      db.atomic(function* (tx) {
        const moved = yield* run(
          tx.update(grids).set({ ownerId: to }).where(eq(grids.ownerId, from)).returning({ id: grids.id }),
        )
        const ids = yield* handOverNamed(tx, collections, from, to)
        // Nobody is let look at what is theirs.
        if (ids.length > 0)
          yield* send(tx.delete(people).where(and(eq(people.userId, to), inArray(people.collectionId, ids))))
        yield* handOverNamed(tx, styles, from, to)
        yield* handOverNamed(tx, wildcards, from, to)
        yield* send(tx.update(links).set({ ownerId: to }).where(eq(links.ownerId, from)))
        yield* forget(tx, from)
        yield* tell(tx, to)
        yield* events.append(
          tx,
          ...ids.map(id => ({ type: 'collection.updated', id, audience: to }) as const),
          ...moved.map(({ id }) => ({ type: 'grid.updated', id, audience: to }) as const),
        )
      }),

    remove: (ownerId: string): Promise<void> =>
      db.atomic(function* (tx) {
        const gone = yield* run(
          tx.delete(collections).where(eq(collections.ownerId, ownerId)).returning({ id: collections.id }),
        )
        yield* send(tx.delete(grids).where(eq(grids.ownerId, ownerId)))
        yield* send(tx.delete(styles).where(eq(styles.ownerId, ownerId)))
        yield* send(tx.delete(wildcards).where(eq(wildcards.ownerId, ownerId)))
        yield* send(tx.delete(links).where(eq(links.ownerId, ownerId)))
        yield* forget(tx, ownerId)
        yield* events.append(
          tx,
          ...gone.map(({ id }) => ({ type: 'collection.removed', id, ownerId, audience: EVERYBODY }) as const),
        )
      }),
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2, free = name; ; n += 1) {
    if (!taken.has(free)) return free
    free = `${name} (${n})`
  }
}
