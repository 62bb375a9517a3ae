import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq, exists, inArray, isNull, lte, max, or, sql, type SQL } from 'drizzle-orm'
import type { GenerationRow } from '../generations.presenter.ts'

/**
 * Who is next. People take turns within a lane: of those who wait, the one who was served longest ago is next, with the
 * generation of theirs that waits longest. What takes `tx` is a part of an atomic write that the caller makes, and these come
 * one after another, so that nobody is served twice in one turn.
 */
export function createTurnsRepository({ tables: { generations, generationTurns: turns } }: Pick<Database, 'tables'>) {
  /** Only one that waits for something (`isWaiting`) looks at the clock, which may be set back. */
  const mayBeTaken = (provider: string, owner: SQL | undefined, now: Date) =>
    and(
      eq(generations.status, 'queued'),
      eq(generations.provider, provider),
      owner,
      or(lte(generations.availableAt, now), isNull(generations.error)),
    )

  function* readLongestWaiting(tx: Orm, where: SQL | undefined): Work<GenerationRow | undefined> {
    const [row] = yield* run(
      tx.select().from(generations).where(where).orderBy(asc(generations.availableAt), asc(generations.id)).limit(1),
    )
    return row
  }

  function* readNextOwner(tx: Orm, provider: string, now: Date): Work<string | undefined> {
    const waits = tx
      .select({ one: sql`1` })
      .from(generations)
      .where(mayBeTaken(provider, eq(generations.ownerId, turns.ownerId), now))
    const [row] = yield* run(
      tx
        .select({ ownerId: turns.ownerId })
        .from(turns)
        .where(and(eq(turns.provider, provider), exists(waits)))
        .orderBy(asc(turns.turn), asc(turns.ownerId))
        .limit(1),
    )
    return row?.ownerId
  }

  return {
    /** The next of a provider that may be taken now. Who has no turn yet, as of an earlier release, comes when all others had theirs. */
    *readNext(tx: Orm, provider: string, now: Date): Work<GenerationRow | undefined> {
      const owner = yield* readNextOwner(tx, provider, now)
      const own = owner === undefined ? undefined : eq(generations.ownerId, owner)
      return yield* readLongestWaiting(tx, mayBeTaken(provider, own, now))
    },

    /** Whoever was just served is last. */
    *served(tx: Orm, { provider, ownerId }: Pick<GenerationRow, 'provider' | 'ownerId'>): Work<void> {
      const [last] = yield* run(
        tx
          .select({ turn: max(turns.turn) })
          .from(turns)
          .where(eq(turns.provider, provider)),
      )
      const turn = (last?.turn ?? 0) + 1
      yield* send(
        tx
          .insert(turns)
          .values({ provider, ownerId, turn })
          .onConflictDoUpdate({ target: [turns.provider, turns.ownerId], set: { turn } }),
      )
    },

    /** Whoever begins to wait has a turn: the next one, where they were never served. */
    *join(tx: Orm, rows: readonly Pick<GenerationRow, 'provider' | 'ownerId'>[]): Work<void> {
      const joined = new Map(rows.map(({ provider, ownerId }) => [`${provider} ${ownerId}`, { provider, ownerId }]))
      if (joined.size > 0)
        yield* send(
          tx
            .insert(turns)
            .values([...joined.values()])
            .onConflictDoNothing(),
        )
    },

    /** Nothing waits for them any more, nor will. */
    *forget(tx: Orm, ownerIds: readonly string[]): Work<void> {
      yield* send(tx.delete(turns).where(inArray(turns.ownerId, [...ownerIds])))
    },
  }
}
export type TurnsRepository = ReturnType<typeof createTurnsRepository>
