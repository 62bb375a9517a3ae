import type { Database, Tables } from '@atelier/db'
import { and, asc, count, eq, inArray, isNotNull, sql } from 'drizzle-orm'

type Values = Tables['generations']['$inferInsert']

/** The statements that a picture being made is, each put together once. */
export function createGenerationStatements({ prepared, tables: { generations } }: Database) {
  return {
    byId: prepared((orm, { id }: { id: string }) => orm.select().from(generations).where(eq(generations.id, id))),

    add: prepared((orm, row: Values) => orm.insert(generations).values(row)),

    set: prepared((orm, { rowId, ...values }: { rowId: string } & Partial<Values>) =>
      orm.update(generations).set(values).where(eq(generations.id, rowId)),
    ),

    /** Only while the lease holds it; `least` is what its progress is at least. */
    setHeld: prepared(
      (orm, { rowId, lease, least, ...values }: { rowId: string; lease: string; least: number } & Partial<Values>) =>
        orm
          .update(generations)
          .set({
            ...values,
            progress: sql`case when ${generations.progress} > ${least} then ${generations.progress} else ${least} end`,
          })
          .where(and(eq(generations.id, rowId), eq(generations.status, 'running'), eq(generations.leaseOwner, lease)))
          .returning(),
    ),

    queuedCount: prepared(orm =>
      orm.select({ value: count() }).from(generations).where(eq(generations.status, 'queued')),
    ),

    nextAvailable: prepared((orm, { provider }: { provider: string }) =>
      orm
        .select({ at: generations.availableAt })
        .from(generations)
        .where(and(eq(generations.status, 'queued'), eq(generations.provider, provider)))
        .orderBy(asc(generations.availableAt))
        .limit(1),
    ),

    finishedOf: prepared((orm, ids: Record<string, string>) =>
      orm
        .select({ id: generations.id })
        .from(generations)
        .where(and(inArray(generations.id, Object.values(ids)), isNotNull(generations.finishedAt))),
    ),

    held: prepared((orm, leases: Record<string, string>) =>
      orm
        .select({ id: generations.id, lease: generations.leaseOwner })
        .from(generations)
        .where(and(eq(generations.status, 'running'), inArray(generations.leaseOwner, Object.values(leases)))),
    ),
  }
}
