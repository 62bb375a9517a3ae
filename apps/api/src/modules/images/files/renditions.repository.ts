import { run, type Database, type Orm, type Work } from '@atelier/db'
import { asc, eq, inArray, sql, sum } from 'drizzle-orm'

/** The only queries over renditions: other sizes and formats of images, kept while there is room. */
export function createRenditionsRepository({ orm, tables: { renditions } }: Database) {
  const byKey = orm
    .select()
    .from(renditions)
    .where(eq(renditions.key, sql.placeholder('key')))
    .prepare('rendition_by_key')

  return {
    async find(key: string) {
      const [row] = await byKey.execute({ key })
      return row
    },

    async touch(key: string, usedAt: Date) {
      await orm.update(renditions).set({ usedAt }).where(eq(renditions.key, key))
    },

    async totalBytes(): Promise<number> {
      const [row] = await orm.select({ bytes: sum(renditions.sizeBytes) }).from(renditions)
      return Number(row?.bytes ?? 0)
    },

    leastRecentlyUsed: (limit: number) => orm.select().from(renditions).orderBy(asc(renditions.usedAt)).limit(limit),

    *add(tx: Orm, row: { key: string; imageId: string; sizeBytes: number; usedAt: Date }): Work<void> {
      yield* run(tx.insert(renditions).values(row).onConflictDoNothing())
    },

    *remove(tx: Orm, keys: readonly string[]): Work<readonly string[]> {
      const rows = yield* run(
        tx
          .delete(renditions)
          .where(inArray(renditions.key, [...keys]))
          .returning({ key: renditions.key }),
      )
      return rows.map(row => row.key)
    },

    *removeOf(tx: Orm, imageIds: readonly string[]): Work<readonly string[]> {
      const rows = yield* run(
        tx
          .delete(renditions)
          .where(inArray(renditions.imageId, [...imageIds]))
          .returning({ key: renditions.key }),
      )
      return rows.map(row => row.key)
    },
  }
}
export type RenditionsRepository = ReturnType<typeof createRenditionsRepository>
