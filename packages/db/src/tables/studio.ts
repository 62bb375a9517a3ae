import { EVENT_TYPES } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'

/** What the studio writes down for itself. */
export function defineStudio(c: Kit) {
  /** What happened, written in the same atomic write as the change it tells of (an outbox). */
  const events = c.table(
    'events',
    {
      sequence: c.counter(),
      type: c.oneOf(EVENT_TYPES).notNull(),
      payload: c.json<Record<string, unknown>>().notNull(),
      /** Whom it is for: the id of an actor, `*` for everybody, or `!id` for everybody but one. */
      audience: c.text().notNull(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('events_created_idx').on(t.createdAt)],
  )

  /** Who reads the events one after another, and the last that each is done with: what it has not seen is kept for it. */
  const eventConsumers = c.table('event_consumers', {
    name: c.text().primaryKey(),
    position: c.bigint().notNull(),
    updatedAt: c.timestamp().notNull(),
  })

  /** Calls that had an Idempotency-Key, and what came of them; a key belongs to the actor that chose it. */
  const idempotencyKeys = c.table(
    'idempotency_keys',
    {
      actorId: c.text().notNull(),
      key: c.text().notNull(),
      operation: c.text().notNull(),
      /** SHA-256 of the input that came with the key. */
      requestHash: c.text().notNull(),
      /** The id of what was made. */
      resource: c.text().notNull(),
      /** What the answer is put together of again. */
      result: c.json<object>().notNull(),
      createdAt: c.timestamp().notNull(),
      expiresAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('idempotency_keys_key').on(t.actorId, t.key),
      c.index('idempotency_keys_resource_idx').on(t.resource),
      c.index('idempotency_keys_expires_idx').on(t.expiresAt),
    ],
  )

  const settings = c.table('settings', {
    key: c.text().primaryKey(),
    value: c.json<unknown>().notNull(),
    updatedAt: c.timestamp().notNull(),
  })

  return { events, eventConsumers, idempotencyKeys, settings }
}
