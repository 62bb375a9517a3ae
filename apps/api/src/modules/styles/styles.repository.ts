import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { eq, inArray } from 'drizzle-orm'
import type { StyleRow } from './styles.presenter.ts'

export type NewStyleRow = Tables['styles']['$inferInsert']

/** The only queries over styles. What takes `tx` is a part of an atomic write that the caller makes. */
export function createStylesRepository({ orm, tables: { styles } }: Database) {
  return {
    /** In no order: databases sort names each in their own way. */
    list: (ownerId: string) => orm.select().from(styles).where(eq(styles.ownerId, ownerId)),

    findMany: (ids: readonly string[]) =>
      orm
        .select()
        .from(styles)
        .where(inArray(styles.id, [...ids])),

    *read(tx: Orm, id: string): Work<StyleRow | undefined> {
      const [row] = yield* run(tx.select().from(styles).where(eq(styles.id, id)))
      return row
    },

    *readNames(tx: Orm, ownerId: string): Work<{ id: string; name: string }[]> {
      return yield* run(tx.select({ id: styles.id, name: styles.name }).from(styles).where(eq(styles.ownerId, ownerId)))
    },

    *add(tx: Orm, row: NewStyleRow): Work<StyleRow> {
      const [added] = yield* run(tx.insert(styles).values(row).returning())
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    *set(tx: Orm, id: string, values: Partial<NewStyleRow>): Work<StyleRow | undefined> {
      const [row] = yield* run(tx.update(styles).set(values).where(eq(styles.id, id)).returning())
      return row
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* run(tx.delete(styles).where(eq(styles.id, id)))
    },
  }
}
export type StylesRepository = ReturnType<typeof createStylesRepository>
