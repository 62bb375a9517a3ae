import type { Lettering, TextStyle } from './lettering.ts'
import { MAX_SHEET_PIXELS, MAX_SHEET_SIDE, type Sheet, type SheetTable } from './sheet.ts'
import { LINE_HEIGHT, linesOf } from './text.ts'

export interface Layout {
  readonly lettering: Lettering
  readonly width: number
  readonly height: number
  readonly cell: { readonly width: number; readonly height: number }
  readonly gap: number
  readonly padding: number
  readonly radius: number
  /** Where the first column begins. */
  readonly left: number
  readonly styles: Record<'title' | 'prompt' | 'facts' | 'axis' | 'label', TextStyle>
  readonly head: {
    readonly height: number
    readonly title: readonly string[]
    readonly prompt: readonly string[]
    readonly facts: readonly string[]
  }
  readonly tables: readonly TableLayout[]
}

export interface TableLayout {
  readonly table: SheetTable
  readonly top: number
  readonly captionHeight: number
  readonly headerHeight: number
  /** The lines of each column's label. */
  readonly columns: readonly (readonly string[])[]
}

const SMALLEST_CELL = 16
/** Lines of a column's label, and tables from which on there is room for one only. */
const LABEL_LINES = 3
const MANY_TABLES = 20
/** Pixels of the smallest letters, and of those on a sheet whose cells are smaller than any label. */
const LEAST_SIZE = 10
const TINY = { cell: 40, size: 7 }

export const lineOf = ({ size }: TextStyle) => Math.ceil(size * LINE_HEIGHT)
const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** Puts everything in its place; cells are made smaller than asked for until the sheet is within its bounds. */
export function layOut(sheet: Sheet, cellSize: number, lettering: Lettering): Layout {
  let [fits, tooLarge] = [SMALLEST_CELL, cellSize + 1]
  while (tooLarge - fits > 1) {
    const middle = Math.floor((fits + tooLarge) / 2)
    const { width, height } = attempt(sheet, middle, lettering)
    if (width <= MAX_SHEET_SIDE && height <= MAX_SHEET_SIDE && width * height <= MAX_SHEET_PIXELS) fits = middle
    else tooLarge = middle
  }
  return attempt(sheet, fits, lettering)
}

function attempt(sheet: Sheet, longerSide: number, lettering: Lettering): Layout {
  const { proportions, tables } = sheet
  const { widthOf } = lettering
  const scale = longerSide / Math.max(proportions.width, proportions.height)
  const cell = {
    width: Math.max(8, Math.round(proportions.width * scale)),
    height: Math.max(8, Math.round(proportions.height * scale)),
  }
  const size = Math.round(clamp(longerSide * 0.05, longerSide < TINY.cell ? TINY.size : LEAST_SIZE, 36))
  const label: TextStyle = { size, weight: 400 }
  const [gap, padding] = [Math.round(size * 0.6), Math.round(size * 2.2)]
  const rowLabels = tables.flatMap(({ rows }) => rows.map(row => row.label))
  const axis: TextStyle = { size: Math.round(size * 0.82), weight: 600 }
  const widest = Math.max(
    0,
    ...rowLabels.map(text => widthOf(text, label)),
    rowLabels.some(Boolean) ? widthOf(sheet.rowsName, axis) : 0,
  )
  const left =
    padding + (widest === 0 ? 0 : Math.ceil(Math.min(widest + 1, Math.max(cell.width * 0.8, size * 6))) + size)
  const columns = Math.max(...tables.map(table => table.columns.length))
  const width = Math.max(left + columns * (cell.width + gap) - gap + padding, Math.min(MAX_SHEET_SIDE, size * 30))

  const styles = stylesOf(size, width, axis, label)
  const head = headOf(sheet, styles, { width: width - 2 * padding, padding, lettering })
  const placed: TableLayout[] = []
  let top = head.height
  for (const [at, table] of tables.entries()) {
    const lines = table.columns.map(text =>
      linesOf(lettering, text, label, { width: cell.width, lines: tables.length > MANY_TABLES ? 1 : LABEL_LINES }),
    )
    const captionHeight = table.caption ? lineOf(styles.facts) + gap * 2 : 0
    const headerHeight = headerHeightOf(sheet, lines, styles, gap)
    placed.push({ table, top, captionHeight, headerHeight, columns: lines })
    top +=
      captionHeight +
      headerHeight +
      table.rows.length * (cell.height + gap) +
      (table.caption && at < tables.length - 1 ? padding - gap : 0)
  }
  return {
    lettering,
    width,
    height: top - gap + padding,
    cell,
    gap,
    padding,
    radius: Math.round(size * 0.4),
    left,
    styles,
    head,
    tables: placed,
  }
}

/** The larger the sheet, the larger what stands above it: it is looked at from farther away. */
function stylesOf(size: number, width: number, axis: TextStyle, label: TextStyle): Layout['styles'] {
  const above = clamp(width * 0.008, size, size * 2.2)
  return {
    title: { size: Math.round(above * 1.75), weight: 600 },
    prompt: { size: Math.round(above * 1.1), weight: 400 },
    facts: { size: Math.round(size * 1.05), weight: 600 },
    axis,
    label,
  }
}

function headOf(
  { title, prompt, facts }: Sheet,
  styles: Layout['styles'],
  { width, padding, lettering }: Pick<Layout, 'width' | 'padding' | 'lettering'>,
): Layout['head'] {
  const lines = {
    title: linesOf(lettering, title, styles.title, { width, lines: 2 }),
    prompt: linesOf(lettering, prompt, styles.prompt, { width, lines: 3 }),
    facts: linesOf(lettering, facts, styles.label, { width, lines: 2 }),
  }
  const height =
    padding +
    lines.title.length * lineOf(styles.title) +
    lines.prompt.length * lineOf(styles.prompt) +
    lines.facts.length * lineOf(styles.label) +
    Math.round(styles.label.size * 0.4) * 2 +
    Math.round(styles.label.size * 1.2)
  return { height, ...lines }
}

function headerHeightOf(
  { columnsName, rowsName }: Sheet,
  columns: readonly (readonly string[])[],
  { axis, label }: Layout['styles'],
  gap: number,
): number {
  const lines = Math.max(0, ...columns.map(each => each.length))
  const names = columnsName || rowsName ? lineOf(axis) : 0
  return names + lines * lineOf(label) + (names + lines > 0 ? gap : 0)
}
