import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'

export type WildcardRow = Tables['wildcards']['$inferSelect']
type NewWildcardRow = Tables['wildcards']['$inferInsert']

/** The only queries over wildcards. What takes `tx` is a part of an atomic write that the caller makes. */
export function createWildcardsRepository({ orm, tables: { wildcards } }: Database) {
  return {
    /** In no order: databases sort names each in their own order. */
    list: (ownerId: string) => orm.select().from(wildcards).where(eq(wildcards.ownerId, ownerId)),

    async listNames(ownerId: string): Promise<string[]> {
      const rows = await orm.select({ name: wildcards.name }).from(wildcards).where(eq(wildcards.ownerId, ownerId))
      return rows.map(({ name }) => name)
    },

    findByNames: (ownerId: string, names: readonly string[]) =>
      orm
        .select({ name: wildcards.name, entries: wildcards.entries })
        .from(wildcards)
        .where(and(eq(wildcards.ownerId, ownerId), inArray(wildcards.name, [...names]))),

    *read(tx: Orm, id: string): Work<WildcardRow | undefined> {
      const [row] = yield* run(tx.select().from(wildcards).where(eq(wildcards.id, id)))
      return row
    },

    *readIdOf(tx: Orm, ownerId: string, name: string): Work<string | undefined> {
      const [row] = yield* run(
        tx
          .select({ id: wildcards.id })
          .from(wildcards)
          .where(and(eq(wildcards.ownerId, ownerId), eq(wildcards.name, name))),
      )
      return row?.id
    },

    /** How many an owner has besides one, and about how many characters they hold: as the database writes them. */
    *readSize(
      tx: Orm,
      { ownerId, id }: Pick<WildcardRow, 'id' | 'ownerId'>,
    ): Work<{ total: number; characters: number }> {
      const [row] = yield* run(
        tx
          .select({
            total: count(),
            characters: sql<number | string | null>`sum(length(cast(${wildcards.entries} as text)))`,
          })
          .from(wildcards)
          .where(and(eq(wildcards.ownerId, ownerId), ne(wildcards.id, id))),
      )
      return { total: row?.total ?? 0, characters: Number(row?.characters ?? 0) }
    },

    *add(tx: Orm, row: NewWildcardRow): Work<WildcardRow> {
      const [added] = yield* run(tx.insert(wildcards).values(row).returning())
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    *set(tx: Orm, id: string, values: Partial<NewWildcardRow>): Work<WildcardRow | undefined> {
      const [row] = yield* run(tx.update(wildcards).set(values).where(eq(wildcards.id, id)).returning())
      return row
    },

    *remove(tx: Orm, id: string): Work<WildcardRow | undefined> {
      const [row] = yield* run(tx.delete(wildcards).where(eq(wildcards.id, id)).returning())
      return row
    },
  }
}
export type WildcardsRepository = ReturnType<typeof createWildcardsRepository>
