import type { Budget } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, eq, inArray, sql, sum } from 'drizzle-orm'

export interface Spent {
  readonly month: string
  readonly ownerId: string
  readonly engine: string
  readonly currency: string
  readonly amount: number
}

/** What was spent, added up by month, person and engine. */
export function createCostsRepository({ orm, prepared, tables: { costs } }: Database) {
  const add = prepared((tx, row: Spent & { images: number }) =>
    tx
      .insert(costs)
      .values(row)
      .onConflictDoUpdate({
        target: [costs.month, costs.ownerId, costs.engine, costs.currency],
        set: { amount: sql`${costs.amount} + excluded.amount`, images: sql`${costs.images} + excluded.images` },
      }),
  )

  return {
    *add(tx: Orm, spent: Spent): Work<void> {
      yield* send(add(tx, { ...spent, images: 1 }))
    },

    /** By one person, or by everybody. */
    *readSpent(tx: Orm, month: string, currency: Budget['currency'], ownerId?: string): Work<number> {
      const [row] = yield* run(
        tx
          .select({ amount: sum(costs.amount).mapWith(Number) })
          .from(costs)
          .where(
            and(
              eq(costs.month, month),
              eq(costs.currency, currency),
              ownerId === undefined ? undefined : eq(costs.ownerId, ownerId),
            ),
          ),
      )
      return row?.amount ?? 0
    },

    /** Whether any of these engines has ever cost something. */
    *readWhetherAnyCost(tx: Orm, engines: readonly string[]): Work<boolean> {
      const [row] = yield* run(
        tx
          .select({ engine: costs.engine })
          .from(costs)
          .where(inArray(costs.engine, [...engines]))
          .limit(1),
      )
      return row !== undefined
    },

    ofMonth: (month: string, ownerId: string | undefined) =>
      orm
        .select()
        .from(costs)
        .where(and(eq(costs.month, month), ownerId === undefined ? undefined : eq(costs.ownerId, ownerId))),
  }
}
export type CostsRepository = ReturnType<typeof createCostsRepository>
