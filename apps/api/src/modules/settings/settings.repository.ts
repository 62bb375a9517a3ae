import { run, type Database, type Orm, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'

/** A JSON value under a key. (Under a key of its own `platform/lived-time.ts` notes the time in the same table.) */
export function createSettingsRepository({ orm, tables: { settings } }: Database) {
  return {
    async all(): Promise<ReadonlyMap<string, unknown>> {
      const rows = await orm.select().from(settings)
      return new Map(rows.map(row => [row.key, row.value]))
    },
    *readAll(tx: Orm): Work<ReadonlyMap<string, unknown>> {
      const rows = yield* run(tx.select().from(settings))
      return new Map(rows.map(row => [row.key, row.value]))
    },
    /** undefined removes the key. */
    *put(tx: Orm, key: string, value: unknown, updatedAt: Date): Work<void> {
      if (value === undefined) yield* run(tx.delete(settings).where(eq(settings.key, key)))
      else
        yield* run(
          tx
            .insert(settings)
            .values({ key, value, updatedAt })
            .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt } }),
        )
    },
  }
}
export type SettingsRepository = ReturnType<typeof createSettingsRepository>
