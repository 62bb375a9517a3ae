import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { GridRow } from './grids.presenter.ts'

type NewGridRow = Tables['grids']['$inferInsert']

/** The only queries over grids; their cells are generations. What takes `tx` is a part of an atomic write that the caller makes. */
export function createGridsRepository({ orm, tables: { grids } }: Database) {
  return {
    async find(id: string): Promise<GridRow | undefined> {
      const [row] = await orm.select().from(grids).where(eq(grids.id, id))
      return row
    },

    /** An owner's, newest first; `before` is the id of the last row of the page before. */
    page: (ownerId: string, limit: number, before?: string) =>
      orm
        .select()
        .from(grids)
        .where(and(eq(grids.ownerId, ownerId), before === undefined ? undefined : lt(grids.id, before)))
        .orderBy(desc(grids.id))
        .limit(limit),

    *read(tx: Orm, id: string): Work<GridRow | undefined> {
      const [row] = yield* run(tx.select().from(grids).where(eq(grids.id, id)))
      return row
    },

    *add(tx: Orm, row: NewGridRow): Work<void> {
      yield* run(tx.insert(grids).values(row))
    },

    *set(tx: Orm, id: string, values: Partial<Pick<NewGridRow, 'title' | 'winner'>>): Work<void> {
      yield* run(tx.update(grids).set(values).where(eq(grids.id, id)))
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* run(tx.delete(grids).where(eq(grids.id, id)))
    },
  }
}
export type GridsRepository = ReturnType<typeof createGridsRepository>
