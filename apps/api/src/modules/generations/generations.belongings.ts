import { run, send, type Database } from '@atelier/db'
import { eq, inArray } from 'drizzle-orm'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'
import type { Recalls } from './making/recalls.ts'

/** Generations in one write. */
const PORTION = 200

interface GenerationBelongingsDependencies {
  readonly db: Database
  readonly lifecycle: Pick<Lifecycle, 'cancel' | 'join'>
  readonly recalls: Pick<Recalls, 'recall'>
  readonly events: Pick<EventLog, 'append'>
}

/** All that an owner has asked for, some at a time. Each gives how many those were. */
export function createGenerationBelongings({ db, lifecycle, recalls, events }: GenerationBelongingsDependencies) {
  const { generations, generationTurns: turns, generationUsage: usage } = db.tables
  const own = (ownerId: string) => eq(generations.ownerId, ownerId)

  return {
    /** What is being made is made for the new owner, with the place in turn that they have. */
    handOverSome: (from: string, to: string): Promise<number> =>
      db.atomic(function* (tx) {
        const some = tx.select({ id: generations.id }).from(generations).where(own(from)).limit(PORTION)
        const rows = yield* run(
          tx.update(generations).set({ ownerId: to }).where(inArray(generations.id, some)).returning(),
        )
        yield* lifecycle.join(
          tx,
          rows.filter(({ status }) => status === 'queued'),
        )
        // Both read their lists again.
        if (rows.length > 0)
          yield* events.append(
            tx,
            { type: 'generations.cleared', audience: from },
            { type: 'generations.cleared', audience: to },
          )
        return rows.length
      }),

    /** Stops what waits and runs, and deletes what was asked. */
    async removeSome(ownerId: string): Promise<number> {
      const rows = await db.orm.select().from(generations).where(own(ownerId)).limit(PORTION)
      for (const { id, status } of rows)
        if (status === 'queued' || status === 'running') {
          // It may be done meanwhile, which is as good.
          const cancelled = await lifecycle.cancel(id).catch(() => undefined)
          if (cancelled) recalls.recall([cancelled])
        }
      const ids = rows.map(({ id }) => id)
      if (ids.length > 0)
        await db.atomic(function* (tx) {
          yield* send(tx.delete(generations).where(inArray(generations.id, ids)))
          yield* events.append(tx, ...ids.map(id => ({ type: 'generation.removed', id, audience: ownerId }) as const))
        })
      return rows.length
    },

    /** Their turn in the queue, and what they have used up. */
    forget: (ownerId: string): Promise<void> =>
      db.atomic(function* (tx) {
        yield* send(tx.delete(turns).where(eq(turns.ownerId, ownerId)))
        yield* send(tx.delete(usage).where(eq(usage.ownerId, ownerId)))
      }),
  }
}
export type GenerationBelongings = ReturnType<typeof createGenerationBelongings>
