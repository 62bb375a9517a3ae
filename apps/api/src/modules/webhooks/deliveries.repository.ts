import { DELIVERIES_STORED } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, desc, eq, lt, lte } from 'drizzle-orm'

export type DeliveryRow = Tables['webhookDeliveries']['$inferSelect']
type NewDeliveryRow = Tables['webhookDeliveries']['$inferInsert']

/** The only queries over deliveries: one row for each message, with what came of its last attempt. */
export function createDeliveriesRepository({ orm, tables: { webhookDeliveries: deliveries } }: Database) {
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
      const { id: _id, webhookId: _webhook, messageId: _message, createdAt: _created, body: _body, ...values } = row
      const [stored] = yield* run(
        tx
          .insert(deliveries)
          .values(row)
          .onConflictDoUpdate({ target: [deliveries.webhookId, deliveries.messageId], set: values })
          .returning(),
      )
      if (!stored) throw new Error('an insert returned no row')
      return stored
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
