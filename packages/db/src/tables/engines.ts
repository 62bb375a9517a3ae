import type { ListedPrice } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'
import { ownerOf } from './owner.ts'

/** Who makes pictures, and what they cost. */
export function defineEngines(c: Kit) {
  /** Engines that an admin added. One that comes with the studio has a row where somebody changed its place or switched it off. */
  const engines = c.table('engines', {
    id: c.text().primaryKey(),
    kind: c.text().notNull(),
    /** Null: as its kind is called. */
    name: c.text(),
    /** By the schema of the kind, without secrets. */
    settings: c.json<Record<string, unknown>>().notNull(),
    /** Each as JSON, sealed; by their names in the schema. */
    secrets: c.json<Record<string, string>>().notNull(),
    /** Null: as its kind says. Of one that comes with the studio the settings say it. */
    concurrency: c.integer(),
    isEnabled: c.boolean().notNull(),
    /** Null: as the studio is. */
    allowPrivateNetwork: c.boolean(),
    failover: c.boolean().notNull(),
    prices: c.json<ListedPrice[]>().notNull(),
    /** In the order in which they are asked, from the smallest. */
    position: c.integer().notNull(),
    createdAt: c.timestamp().notNull(),
    updatedAt: c.timestamp().notNull(),
  })

  /** What was spent, added up with each image that has a known cost. `month` is `2026-11`, by UTC. */
  const costs = c.table(
    'costs',
    {
      month: c.text().notNull(),
      ownerId: ownerOf(c),
      engine: c.text().notNull(),
      currency: c.text().notNull(),
      amount: c.real().notNull(),
      images: c.integer().notNull(),
    },
    t => [c.unique('costs_key').on(t.month, t.ownerId, t.engine, t.currency)],
  )

  return { engines, costs }
}
