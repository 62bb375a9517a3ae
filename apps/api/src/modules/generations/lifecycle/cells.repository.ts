import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, count, eq, inArray, min, type SQL } from 'drizzle-orm'
import type { GenerationRow } from '../generations.presenter.ts'

type CellRow = Tables['generations']['$inferInsert']

/** The only queries over the generations of compare grids. What takes `tx` is a part of an atomic write that the caller makes. */
export function createCellsRepository({ orm, tables: { generations } }: Database) {
  const inOrder = (rows: readonly GenerationRow[]) => rows.toSorted((a, b) => (a.cell ?? 0) - (b.cell ?? 0))
  const some = (gridId: string, statuses: readonly GenerationRow['status'][]): SQL | undefined =>
    and(eq(generations.gridId, gridId), inArray(generations.status, [...statuses]))

  return {
    of: (gridId: string) =>
      orm.select().from(generations).where(eq(generations.gridId, gridId)).orderBy(asc(generations.cell)),

    /** How many cells of each grid are in each status, and which of them is the first. */
    tallies: (gridIds: readonly string[]) =>
      gridIds.length === 0
        ? Promise.resolve([])
        : orm
            .select({
              gridId: generations.gridId,
              status: generations.status,
              cells: count(),
              first: min(generations.cell),
            })
            .from(generations)
            .where(inArray(generations.gridId, [...gridIds]))
            .groupBy(generations.gridId, generations.status),

    /** Those of these grids' cells, as far as they are called for by their number in any of them. */
    numbered: (gridIds: readonly string[], cells: readonly number[]) =>
      gridIds.length === 0 || cells.length === 0
        ? Promise.resolve([])
        : orm
            .select({ id: generations.id, gridId: generations.gridId, cell: generations.cell })
            .from(generations)
            .where(and(inArray(generations.gridId, [...gridIds]), inArray(generations.cell, [...cells]))),

    /** Every cell that succeeded. */
    succeeded: (gridIds: readonly string[]) =>
      gridIds.length === 0
        ? Promise.resolve([])
        : orm
            .select({ id: generations.id, gridId: generations.gridId, cell: generations.cell })
            .from(generations)
            .where(and(inArray(generations.gridId, [...gridIds]), eq(generations.status, 'succeeded')))
            .orderBy(asc(generations.cell)),

    *find(tx: Orm, gridId: string, cell: number): Work<GenerationRow | undefined> {
      const [row] = yield* run(
        tx
          .select()
          .from(generations)
          .where(and(eq(generations.gridId, gridId), eq(generations.cell, cell))),
      )
      return row
    },

    *readIds(tx: Orm, gridId: string): Work<string[]> {
      const rows = yield* run(tx.select({ id: generations.id }).from(generations).where(eq(generations.gridId, gridId)))
      return rows.map(row => row.id)
    },

    readIn: (tx: Orm, gridId: string, statuses: readonly GenerationRow['status'][]) =>
      run(tx.select().from(generations).where(some(gridId, statuses))),

    *countIn(tx: Orm, gridId: string, statuses: readonly GenerationRow['status'][]): Work<number> {
      const [row] = yield* run(tx.select({ value: count() }).from(generations).where(some(gridId, statuses)))
      return row?.value ?? 0
    },

    /** Sets the same values for all cells of a grid that are in one of these states. */
    *setAll(
      tx: Orm,
      {
        gridId,
        statuses,
        values,
      }: { gridId: string; statuses: readonly GenerationRow['status'][]; values: Partial<CellRow> },
    ): Work<GenerationRow[]> {
      return inOrder(yield* run(tx.update(generations).set(values).where(some(gridId, statuses)).returning()))
    },
  }
}
export type CellsRepository = ReturnType<typeof createCellsRepository>
