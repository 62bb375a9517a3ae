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
      /** Whom it is for: the id of an actor, or everybody. */
      audience: c.text().notNull(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('events_created_idx').on(t.createdAt)],
  )

  const settings = c.table('settings', {
    key: c.text().primaryKey(),
    value: c.json<unknown>().notNull(),
    updatedAt: c.timestamp().notNull(),
  })

  return { events, settings }
}
