import type {
  DeliveryProblem,
  DeliveryStatus,
  MissedEvents,
  WebhookEventType,
  WebhookProblem,
  WebhookScope,
} from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'
import { ownerOf } from './owner.ts'

/** One of those that a webhook signs with; `secret` is sealed with the secret key. Times are ISO 8601. */
export interface StoredSigningSecret {
  readonly secret: string
  readonly hint: string
  readonly createdAt: string
  /** Null: until it is rotated. */
  readonly expiresAt: string | null
}

/** Whom the studio tells of what happens. */
export function defineWebhooks(c: Kit) {
  /** An address, what it is told of, and how far it was told. The row is the job: whoever has the lease delivers. */
  const webhooks = c.table(
    'webhooks',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      name: c.text().notNull(),
      url: c.text().notNull(),
      scope: c.text().$type<WebhookScope>().notNull(),
      /** Null: every type, those to come too. */
      events: c.json<WebhookEventType[]>(),
      secrets: c.json<StoredSigningSecret[]>().notNull(),
      /** `off`: by its owner; `ended`: by the studio, which says why in `problem`. */
      state: c.oneOf(['active', 'off', 'ended']).notNull(),
      problem: c.text().$type<WebhookProblem['code']>(),
      /** The last event that it is done with, and when that happened. */
      position: c.bigint().notNull(),
      positionAt: c.timestamp().notNull(),
      /** The last event known that it is to be told of: where this is beyond `position` there is something to do. */
      pendingUpTo: c.bigint().notNull(),
      /** Those that take what they are sent at once, and those that do not: who waits for the latter stands in nobody's way. */
      lane: c.oneOf(['steady', 'slow']).notNull(),
      /** Not before this. */
      availableAt: c.timestamp().notNull(),
      /** Of the event behind `position`, in vain. */
      attempts: c.integer().notNull(),
      /** Since when nothing was taken. */
      failingSince: c.timestamp(),
      leaseOwner: c.text(),
      leasedUntil: c.timestamp(),
      missed: c.json<MissedEvents>(),
      deliveredAt: c.timestamp(),
      createdAt: c.timestamp().notNull(),
      updatedAt: c.timestamp().notNull(),
    },
    t => [
      c.index('webhooks_owner_idx').on(t.ownerId, t.id),
      c.index('webhooks_due_idx').on(t.state, t.lane, t.availableAt),
    ],
  )

  /** What was sent lately, and what came back. */
  const webhookDeliveries = c.table(
    'webhook_deliveries',
    {
      id: c.text().primaryKey(),
      webhookId: c
        .text()
        .notNull()
        .references(() => webhooks.id, { onDelete: 'cascade' }),
      /** As in the header `webhook-id`; the same for every attempt. */
      messageId: c.text().notNull(),
      type: c.text().notNull(),
      /** Null where it was too long to be stored. */
      body: c.text(),
      bodyBytes: c.integer().notNull(),
      status: c.text().$type<DeliveryStatus>().notNull(),
      attempts: c.integer().notNull(),
      responseStatus: c.integer(),
      durationMs: c.integer().notNull(),
      /** The beginning of the answer, as plain text. */
      excerpt: c.text(),
      problem: c.text().$type<DeliveryProblem['code']>(),
      createdAt: c.timestamp().notNull(),
      attemptedAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('webhook_deliveries_message_key').on(t.webhookId, t.messageId),
      c.index('webhook_deliveries_webhook_idx').on(t.webhookId, t.id),
      c.index('webhook_deliveries_attempted_idx').on(t.attemptedAt),
    ],
  )

  return { webhooks, webhookDeliveries }
}
