import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, lte, min, or, sql, type SQL } from 'drizzle-orm'

export type WebhookRow = Tables['webhooks']['$inferSelect']
type NewWebhookRow = Tables['webhooks']['$inferInsert']

export const LANES = ['steady', 'slow'] as const satisfies readonly WebhookRow['lane'][]

/** Everything that ends an attempt under way, whoever makes it: its end is written only under its lease. */
export const LET_GO = { leaseOwner: null, leasedUntil: null } as const

/** The only queries over webhooks. What takes `tx` is a part of an atomic write that the caller makes. */
export function createWebhooksRepository({ orm, tables: { webhooks } }: Database) {
  const isActive = eq(webhooks.state, 'active')
  const isPending = (lane: string): SQL | undefined =>
    and(isActive, sql`${webhooks.lane} = ${lane}`, gt(webhooks.pendingUpTo, webhooks.position))
  const isFree = (now: Date) => or(isNull(webhooks.leasedUntil), lt(webhooks.leasedUntil, now))

  return {
    list: (ownerId: string) =>
      orm.select().from(webhooks).where(eq(webhooks.ownerId, ownerId)).orderBy(asc(webhooks.id)),

    /** All that are told of anything. */
    active: () => orm.select().from(webhooks).where(isActive).orderBy(asc(webhooks.id)),

    async find(id: string): Promise<WebhookRow | undefined> {
      const [row] = await orm.select().from(webhooks).where(eq(webhooks.id, id))
      return row
    },

    *read(tx: Orm, id: string): Work<WebhookRow | undefined> {
      const [row] = yield* run(tx.select().from(webhooks).where(eq(webhooks.id, id)))
      return row
    },

    *readTotal(tx: Orm, ownerId: string): Work<number> {
      const [row] = yield* run(tx.select({ total: count() }).from(webhooks).where(eq(webhooks.ownerId, ownerId)))
      return row?.total ?? 0
    },

    /** The least that any of them is done with; undefined where there are none. */
    *readLowestPosition(tx: Orm): Work<number | undefined> {
      const [row] = yield* run(
        tx
          .select({ position: min(webhooks.position) })
          .from(webhooks)
          .where(isActive),
      )
      return row?.position ?? undefined
    },

    *add(tx: Orm, row: NewWebhookRow): Work<WebhookRow> {
      const [added] = yield* run(tx.insert(webhooks).values(row).returning())
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    *set(tx: Orm, id: string, values: Partial<NewWebhookRow>): Work<WebhookRow | undefined> {
      const [row] = yield* run(tx.update(webhooks).set(values).where(eq(webhooks.id, id)).returning())
      return row
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* send(tx.delete(webhooks).where(eq(webhooks.id, id)))
    },

    /** When the next of a lane is to be looked at: at its time, or when whoever has it may be taken for dead. */
    async nextAvailableAt(lane: string): Promise<Date | undefined> {
      const [free] = await orm
        .select({ at: webhooks.availableAt })
        .from(webhooks)
        .where(and(isPending(lane), isNull(webhooks.leasedUntil)))
        .orderBy(asc(webhooks.availableAt))
        .limit(1)
      const [held] = await orm
        .select({ at: webhooks.leasedUntil })
        .from(webhooks)
        .where(and(isPending(lane), isNotNull(webhooks.leasedUntil)))
        .orderBy(asc(webhooks.leasedUntil))
        .limit(1)
      if (!free?.at || !held?.at) return free?.at ?? held?.at ?? undefined
      return free.at < held.at ? free.at : held.at
    },

    /** Gives the one that waits longest to whoever asks. */
    *claim(tx: Orm, lane: string, lease: { owner: string; now: Date; until: Date }): Work<WebhookRow | undefined> {
      const [next] = yield* run(
        tx
          .select({ id: webhooks.id })
          .from(webhooks)
          .where(and(isPending(lane), lte(webhooks.availableAt, lease.now), isFree(lease.now)))
          .orderBy(asc(webhooks.availableAt), asc(webhooks.id))
          .limit(1),
      )
      if (!next) return undefined
      const values = { leaseOwner: lease.owner, leasedUntil: lease.until }
      const [row] = yield* run(tx.update(webhooks).set(values).where(eq(webhooks.id, next.id)).returning())
      return row
    },

    /** Only while this lease holds it. */
    *setHeld(tx: Orm, id: string, owner: string, values: Partial<NewWebhookRow>): Work<WebhookRow | undefined> {
      const [row] = yield* run(
        tx
          .update(webhooks)
          .set(values)
          .where(and(eq(webhooks.id, id), eq(webhooks.leaseOwner, owner)))
          .returning(),
      )
      return row
    },

    /** Those that were lost meanwhile stay lost. */
    renew: async (owners: readonly string[], leasedUntil: Date): Promise<void> => {
      await orm
        .update(webhooks)
        .set({ leasedUntil })
        .where(inArray(webhooks.leaseOwner, [...owners]))
    },

    /** Nobody else works on this database: whoever had one is dead. */
    releaseAll: async (): Promise<void> => {
      await orm.update(webhooks).set(LET_GO).where(isNotNull(webhooks.leaseOwner))
    },

    /** There is something for them, up to an event. Gives those that had nothing to do before. */
    *raise(tx: Orm, upTo: ReadonlyMap<string, number>): Work<WebhookRow[]> {
      const rows = yield* run(
        tx
          .select()
          .from(webhooks)
          .where(and(isActive, inArray(webhooks.id, [...upTo.keys()]))),
      )
      for (const { id, pendingUpTo } of rows) {
        const sequence = upTo.get(id) ?? 0
        if (sequence > pendingUpTo)
          yield* send(tx.update(webhooks).set({ pendingUpTo: sequence }).where(eq(webhooks.id, id)))
      }
      return rows.filter(row => row.pendingUpTo <= row.position && (upTo.get(row.id) ?? 0) > row.position)
    },

    /** Those that have nothing to do are done with all that was looked at. */
    *advanceIdle(tx: Orm, position: number, positionAt: Date): Work<void> {
      yield* send(
        tx
          .update(webhooks)
          .set({ position, positionAt, pendingUpTo: position })
          .where(
            and(
              isActive,
              lte(webhooks.pendingUpTo, webhooks.position),
              lt(webhooks.position, position),
              isNull(webhooks.leaseOwner),
            ),
          ),
      )
    },

    /** Those that are behind a place which the log does not reach back to any more. */
    *readBehind(tx: Orm, position: number): Work<WebhookRow[]> {
      return yield* run(
        tx
          .select()
          .from(webhooks)
          .where(and(isActive, lt(webhooks.position, position))),
      )
    },
  }
}
export type WebhooksRepository = ReturnType<typeof createWebhooksRepository>
