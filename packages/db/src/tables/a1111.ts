import type { Kit } from '../kits/postgres.ts'
import { ownerOf } from './owner.ts'

/** What clients of AUTOMATIC1111's API chose, and what they wait for. `caller` is the key that they come with, or the person where it is none. */
export function defineA1111(c: Kit) {
  const a1111Options = c.table(
    'a1111_options',
    {
      caller: c.text().primaryKey(),
      ownerId: ownerOf(c),
      /** By the names of that API. */
      chosen: c.json<Record<string, string | number>>().notNull(),
      updatedAt: c.timestamp().notNull(),
    },
    t => [c.index('a1111_options_owner_idx').on(t.ownerId)],
  )

  /** Calls whose pictures are being made; one that is over goes when it is looked at, or with the upkeep. */
  const a1111Jobs = c.table(
    'a1111_jobs',
    {
      id: c.text().primaryKey(),
      caller: c.text().notNull(),
      ownerId: ownerOf(c),
      /** As the client calls it; null where it does not. */
      taskId: c.text(),
      generationIds: c.json<string[]>().notNull(),
      createdAt: c.timestamp().notNull(),
    },
    t => [
      c.index('a1111_jobs_caller_idx').on(t.caller, t.id),
      c.index('a1111_jobs_owner_idx').on(t.ownerId),
      c.index('a1111_jobs_created_idx').on(t.createdAt),
    ],
  )
  return { a1111Options, a1111Jobs }
}
