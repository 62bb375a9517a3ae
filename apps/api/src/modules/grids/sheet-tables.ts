import type { GridAxis } from '@atelier/contracts'
import type { Sheet, SheetCell } from '@atelier/imaging'
import { noSuchAxis } from './grids.errors.ts'
import { nameOf } from './labels.ts'
import type { SheetWords } from './sheet-words.ts'

export interface LabelledAxis {
  readonly axis: GridAxis
  readonly labels: readonly string[]
}

interface SheetAxes {
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

/** Which axis goes where; a grid of one axis may have no rows, or no columns. */
interface Arrangement {
  readonly columns: number | undefined
  readonly rows: number | undefined
  /** One table for each of its values. */
  readonly tables: number | undefined
}

export function arrange(axes: number, { columns, rows }: SheetAxes): Arrangement {
  for (const [name, value] of [
    ['columns', columns],
    ['rows', rows],
  ] as const) {
    if (value !== undefined && value >= axes)
      throw noSuchAxis(name, `is ${value}, and there ${axes === 1 ? 'is one axis' : `are ${axes} axes`}`)
  }
  if (columns !== undefined && columns === rows) throw noSuchAxis('rows', 'is the same axis as columns')
  const free = Array.from({ length: axes }, (_, axis) => axis).filter(axis => axis !== columns && axis !== rows)
  const across = columns ?? free.pop()
  const down = rows ?? free.pop()
  return { columns: across, rows: down, tables: free.pop() }
}

/** Cells of one axis that are more than this go in several lines, which together are about as wide as a screen is. */
const MOST_IN_ONE_LINE = 6
const SCREEN = 1.5

/** The tables of a sheet; `cellAt` gives what stands at a place on the axes. */
export function tablesOf(
  axes: readonly LabelledAxis[],
  { columns, rows, tables }: Arrangement,
  words: SheetWords,
  cellAt: (place: readonly number[]) => SheetCell,
): Pick<Sheet, 'tables' | 'columnsName' | 'rowsName'> {
  const labelsAt = (axis: number | undefined) => (axis === undefined ? [''] : (axes[axis]?.labels ?? []))
  const nameAt = (axis: number | undefined) => (axis === undefined || !axes[axis] ? '' : nameOf(axes[axis].axis, words))
  const at = (table: number, row: number, column: number) =>
    cellAt(axes.map((_, axis) => (axis === columns ? column : axis === rows ? row : axis === tables ? table : 0)))
  const lines =
    axes.length === 1 && columns !== undefined
      ? wrapped(labelsAt(columns).length)
      : [{ from: 0, to: labelsAt(columns).length }]
  return {
    columnsName: nameAt(columns),
    rowsName: nameAt(rows),
    tables: labelsAt(tables).flatMap((table, t) =>
      lines.map(({ from, to }) => ({
        caption: table && `${nameAt(tables)}: ${table}`,
        columns: labelsAt(columns).slice(from, to),
        rows: labelsAt(rows).map((label, r) => ({
          label,
          cells: Array.from({ length: to - from }, (_, c) => at(t, r, from + c)),
        })),
      })),
    ),
  }
}

function wrapped(cells: number): { from: number; to: number }[] {
  const width = cells <= MOST_IN_ONE_LINE ? cells : Math.ceil(Math.sqrt(cells * SCREEN))
  return Array.from({ length: Math.ceil(cells / width) }, (_, line) => ({
    from: line * width,
    to: Math.min(cells, (line + 1) * width),
  }))
}
