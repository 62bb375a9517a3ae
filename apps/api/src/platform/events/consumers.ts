import { send, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { EventLog, LoggedEvent } from './event-log.ts'

/** Events that were removed before a consumer had seen them. */
export interface Gap {
  /** The last event that it is done with. */
  readonly after: number
  /** The last one that is missing. */
  readonly upTo: number
}

/** Told of everything in the order of the commits. What it does must bear to be done again: its end may not have been written. */
export interface Consumer {
  readonly handle: (events: readonly LoggedEvent[]) => Promise<void>
  /** It was overtaken by the removal of old events, or the database is another one. It goes on behind the gap. */
  readonly onGap: (gap: Gap) => Promise<void>
}

interface ConsumersDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
}

/**
 * Readers of the event log that miss nothing, however often the studio is stopped: the place of each, by its name, is a
 * row. The log retains what they have not seen, up to a bound (see `event-log.ts`).
 */
export function createEventConsumers({ db, events, clock }: ConsumersDependencies) {
  const {
    orm,
    tables: { eventConsumers: consumers },
  } = db

  async function find(name: string): Promise<number | undefined> {
    const [row] = await orm.select({ position: consumers.position }).from(consumers).where(eq(consumers.name, name))
    return row?.position
  }

  /** Where it is; a new one begins with what happens from now on. */
  async function open(name: string): Promise<number> {
    const position = await find(name)
    if (position !== undefined) return position
    const values = { name, position: await events.lastSequence(), updatedAt: clock.now() }
    await orm.insert(consumers).values(values).onConflictDoNothing()
    return (await find(name)) ?? values.position
  }

  /** Moves it on, unless another process did so already. Gives where it is now. */
  async function move(name: string, from: number, to: number): Promise<number> {
    const moved = await orm
      .update(consumers)
      .set({ position: to, updatedAt: clock.now() })
      .where(and(eq(consumers.name, name), eq(consumers.position, from)))
      .returning({ position: consumers.position })
    return moved[0]?.position ?? (await find(name)) ?? to
  }

  return {
    /** Until the signal aborts. Rejects with what the consumer throws; from there it goes on when it is run again. */
    async run(name: string, { handle, onGap }: Consumer, signal: AbortSignal): Promise<void> {
      let position = await open(name)
      const newest = await events.lastSequence()
      // A place in the future was given out by a database that is no more.
      if (position > newest) {
        await onGap({ after: position, upTo: newest })
        position = await move(name, position, newest)
      }
      for await (const batch of events.batches(position, signal)) {
        const known = position
        const fresh = batch.filter(({ sequence }) => sequence > known)
        const [first, last] = [fresh[0], fresh.at(-1)]
        if (!first || !last) continue
        // A number may be missing that was never written, too.
        if (first.sequence > position + 1 && !(await events.reaches(position)))
          await onGap({ after: position, upTo: first.sequence - 1 })
        await handle(fresh)
        position = await move(name, position, last.sequence)
        if (signal.aborted) return
      }
    },

    /**
     * For one that keeps its places itself: what is behind this is retained for it, from now on; nothing where it is undefined.
     * To be yielded inside of an atomic write.
     */
    *hold(tx: Orm, name: string, position: number | undefined): Work<void> {
      if (position === undefined) {
        yield* send(tx.delete(consumers).where(eq(consumers.name, name)))
        return
      }
      const values = { position, updatedAt: clock.now() }
      yield* send(
        tx
          .insert(consumers)
          .values({ name, ...values })
          .onConflictDoUpdate({ target: consumers.name, set: values }),
      )
    },
    /** By name: how far each is. */
    list: () =>
      orm
        .select({ name: consumers.name, position: consumers.position, updatedAt: consumers.updatedAt })
        .from(consumers)
        .orderBy(asc(consumers.name)),

    /** It will not come again: nothing is retained for it any more. */
    remove: async (name: string): Promise<void> => {
      await orm.delete(consumers).where(eq(consumers.name, name))
    },
  }
}
export type EventConsumers = ReturnType<typeof createEventConsumers>
