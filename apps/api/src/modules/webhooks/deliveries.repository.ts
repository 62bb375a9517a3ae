import { DELIVERIES_STORED } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, desc, eq, lt, lte, sql } from 'drizzle-orm'

export type DeliveryRow = Tables['webhookDeliveries']['$inferSelect']
type NewDeliveryRow = Tables['webhookDeliveries']['$inferInsert']

/** Of the row that is being inserted. What is sent, and since when, stays. */
const LATEST = {
  type: sql`excluded.type`,
  bodyBytes: sql`excluded.body_bytes`,
  status: sql`excluded.status`,
  attempts: sql`excluded.attempts`,
  responseStatus: sql`excluded.response_status`,
  durationMs: sql`excluded.duration_ms`,
  excerpt: sql`excluded.excerpt`,
  problem: sql`excluded.problem`,
  attemptedAt: sql`excluded.attempted_at`,
}

/** The only queries over deliveries: one row for each message, with what came of its last attempt. */
export function createDeliveriesRepository({ orm, tables: { webhookDeliveries: deliveries } }: Database) {
  const inserting = (tx: Orm, rows: readonly NewDeliveryRow[]) =>
    tx
      .insert(deliveries)
      .values([...rows])
      .onConflictDoUpdate({ target: [deliveries.webhookId, deliveries.messageId], set: LATEST })

  return {
    list: (webhookId: string) =>
      orm
        .select()
        .from(deliveries)
        .where(eq(deliveries.webhookId, webhookId))
        .orderBy(desc(deliveries.id))
        .limit(DELIVERIES_STORED),

    async find(webhookId: string, id: string): Promise<DeliveryRow | undefined> {
      const [row] = await orm
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.id, id)))
      return row
    },

    async findMessage(webhookId: string, messageId: string): Promise<DeliveryRow | undefined> {
      const [row] = await orm
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.messageId, messageId)))
      return row
    },

    /** What came of an attempt, in the place of what came of the one before. */
    *record(tx: Orm, row: NewDeliveryRow): Work<DeliveryRow> {
      const [stored] = yield* run(inserting(tx, [row]).returning())
      if (!stored) throw new Error('an insert returned no row')
      return stored
    },

    /** The same of many, in one statement: each has a message of its own. */
    *recordAll(tx: Orm, rows: readonly NewDeliveryRow[]): Work<void> {
      if (rows.length > 0) yield* send(inserting(tx, rows))
    },

    /** Its webhook tries no more of them. */
    *giveUp(tx: Orm, webhookId: string): Work<void> {
      yield* send(
        tx
          .update(deliveries)
          .set({ status: 'failed' })
          .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.status, 'retrying'))),
      )
    },

    /** All but the newest of a webhook. */
    async prune(webhookId: string): Promise<void> {
      const [oldest] = await orm
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(eq(deliveries.webhookId, webhookId))
        .orderBy(desc(deliveries.id))
        .limit(1)
        .offset(DELIVERIES_STORED)
      if (!oldest) return
      await orm.delete(deliveries).where(and(eq(deliveries.webhookId, webhookId), lte(deliveries.id, oldest.id)))
    },

    removeOlderThan: async (time: Date): Promise<void> => {
      await orm.delete(deliveries).where(lt(deliveries.attemptedAt, time))
    },
  }
}
export type DeliveriesRepository = ReturnType<typeof createDeliveriesRepository>
