import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm'

export type PromptRow = Tables['prompts']['$inferSelect']

interface Page {
  readonly ownerId: string
  readonly favorite: boolean | undefined
  /** The place of the last row of the page before. */
  readonly before: string | undefined
  /** All of them where it is left out. */
  readonly limit?: number
}

/** More than there can be of an owner; SQLite knows no offset without a limit. */
const ALL = 1_000_000

/** The only queries over remembered prompts. What takes `tx` is a part of an atomic write that the caller makes. */
export function createHistoryRepository({ orm, prepared, tables: { prompts } }: Database) {
  const trim = prepared((tx, { ownerId, most }: { readonly ownerId: string; readonly most: number }) => {
    const tooMany = tx
      .select({ id: prompts.id })
      .from(prompts)
      .where(and(eq(prompts.ownerId, ownerId), eq(prompts.favorite, false)))
      .orderBy(desc(prompts.place))
      .limit(ALL)
      .offset(most)
    return tx.delete(prompts).where(inArray(prompts.id, tooMany))
  })

  const put = prepared((tx, { more, ...row }: Omit<PromptRow, 'favorite'> & { readonly more: number }) =>
    tx
      .insert(prompts)
      .values(row)
      .onConflictDoUpdate({
        target: [prompts.ownerId, prompts.digest],
        set: {
          place: row.place,
          usedAt: row.usedAt,
          uses: sql`${prompts.uses} + ${more}`,
          generations: sql`${prompts.generations} + ${more}`,
        },
      })
      .returning({ id: prompts.id }),
  )

  const own = (ownerId: string, id: string) => and(eq(prompts.ownerId, ownerId), eq(prompts.id, id))

  return {
    /** The one used last first. */
    page: ({ ownerId, favorite, before, limit = ALL }: Page) =>
      orm
        .select()
        .from(prompts)
        .where(
          and(
            eq(prompts.ownerId, ownerId),
            favorite === undefined ? undefined : eq(prompts.favorite, favorite),
            before === undefined ? undefined : lt(prompts.place, before),
          ),
        )
        .orderBy(desc(prompts.place))
        .limit(limit),

    /** A text that is there already comes to the front, and counts what more is made from it. Gives its id. */
    *put(tx: Orm, row: Omit<PromptRow, 'favorite' | 'uses'>): Work<string> {
      const [found] = yield* run(put(tx, { ...row, uses: row.generations, more: row.generations }))
      if (!found) throw new Error('an upsert returned no row')
      return found.id
    },

    /** Of those that are no favourites only so many are left. */
    *trim(tx: Orm, ownerId: string, most: number): Work<void> {
      yield* send(trim(tx, { ownerId, most }))
    },

    /** So many generations of a prompt are gone. */
    *countDown(tx: Orm, id: string, gone: number): Work<void> {
      yield* send(
        tx
          .update(prompts)
          .set({ generations: sql`${prompts.generations} - ${gone}` })
          .where(eq(prompts.id, id)),
      )
    },

    /** Those of these that nothing is left of, but for favourites. */
    removeUnused: (tx: Orm, ids: readonly string[]) =>
      run(
        tx
          .delete(prompts)
          .where(and(inArray(prompts.id, [...ids]), eq(prompts.favorite, false), lte(prompts.generations, 0)))
          .returning({ ownerId: prompts.ownerId }),
      ),

    *setFavorite(
      tx: Orm,
      { ownerId, id, favorite }: Pick<PromptRow, 'ownerId' | 'id' | 'favorite'>,
    ): Work<PromptRow | undefined> {
      const [row] = yield* run(tx.update(prompts).set({ favorite }).where(own(ownerId, id)).returning())
      return row
    },

    *remove(tx: Orm, ownerId: string, id: string): Work<boolean> {
      const rows = yield* run(tx.delete(prompts).where(own(ownerId, id)).returning({ id: prompts.id }))
      return rows.length > 0
    },

    /** All that are no favourites. Gives how many. */
    *clear(tx: Orm, ownerId: string): Work<number> {
      const rows = yield* run(
        tx
          .delete(prompts)
          .where(and(eq(prompts.ownerId, ownerId), eq(prompts.favorite, false)))
          .returning({ id: prompts.id }),
      )
      return rows.length
    },
  }
}
