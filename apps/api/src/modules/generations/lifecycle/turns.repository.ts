import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq, exists, inArray, isNull, lte, max, or, sql, type SQL } from 'drizzle-orm'
import type { GenerationRow } from '../generations.presenter.ts'

/**
 * Who is next. People take turns within a lane: of those who wait, the one who was served longest ago is next, with the
 * generation of theirs that waits longest. What takes `tx` is a part of an atomic write that the caller makes, and these come
 * one after another, so that nobody is served twice in one turn.
 */
export function createTurnsRepository({ prepared, tables }: Pick<Database, 'prepared' | 'tables'>) {
  const { generations, generationTurns: turns } = tables

  /** Only one that waits for something (`isWaiting`) looks at the clock, which may be set back. */
  const mayBeTaken = (provider: SQL | string, now: Date, owner?: SQL) =>
    and(
      eq(generations.status, 'queued'),
      eq(generations.provider, provider),
      owner,
      or(lte(generations.availableAt, sql.param(now, generations.availableAt)), isNull(generations.error)),
    )
  const inLine = [asc(generations.availableAt), asc(generations.id)] as const

  function nextOwner(orm: Orm, provider: string, now: Date) {
    const waits = orm
      .select({ one: sql`1` })
      .from(generations)
      .where(mayBeTaken(provider, now, eq(generations.ownerId, turns.ownerId)))
    return orm
      .select({ ownerId: turns.ownerId })
      .from(turns)
      .where(and(eq(turns.provider, provider), exists(waits)))
      .orderBy(asc(turns.turn), asc(turns.ownerId))
      .limit(1)
  }
  const longestWaitingOfNext = prepared((orm, { provider, now }: { provider: string; now: Date }) =>
    orm
      .select()
      .from(generations)
      .where(mayBeTaken(provider, now, eq(generations.ownerId, nextOwner(orm, provider, now))))
      .orderBy(...inLine)
      .limit(1),
  )
  const longestWaiting = prepared((orm, { provider, now }: { provider: string; now: Date }) =>
    orm
      .select()
      .from(generations)
      .where(mayBeTaken(provider, now))
      .orderBy(...inLine)
      .limit(1),
  )
  const takeLastTurn = prepared((orm, { provider, ownerId }: { provider: string; ownerId: string }) => {
    const last = orm
      .select({ turn: max(turns.turn) })
      .from(turns)
      .where(eq(turns.provider, provider))
    const turn = sql<number>`coalesce((${last}), 0) + 1`
    return orm
      .insert(turns)
      .values({ provider, ownerId, turn })
      .onConflictDoUpdate({ target: [turns.provider, turns.ownerId], set: { turn: sql`excluded.turn` } })
  })

  return {
    /** The next of a provider that may be taken now. Who has no turn yet, as of an earlier release, comes when all others had theirs. */
    *readNext(tx: Orm, provider: string, now: Date): Work<GenerationRow | undefined> {
      const [next] = yield* run(longestWaitingOfNext(tx, { provider, now }))
      const [row] = next ? [next] : yield* run(longestWaiting(tx, { provider, now }))
      return row
    },

    /** Whoever was just served is last. */
    *served(tx: Orm, { provider, ownerId }: Pick<GenerationRow, 'provider' | 'ownerId'>): Work<void> {
      yield* send(takeLastTurn(tx, { provider, ownerId }))
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
