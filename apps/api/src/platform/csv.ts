import { CsvError, parse } from 'csv-parse/sync'

/** Characters that are looked at to find out what parts the columns. */
const LONGEST_HEADER = 10_000
/** What programs put between columns, by language: Excel writes semicolons where the comma is a decimal sign. */
const DELIMITERS = [',', ';', '\t', '|']
/** Excel's own first line, which says what parts the columns. */
const SAYS_DELIMITER = /^\uFEFF?"?sep=([^"\r\n])"?[^\S\r\n]*[;,\t]*(?:\r\n|\r|\n)/i
/** A letter that was not UTF-8 and was read as such is lost: the character that stands for it says nothing about which it was. */
const LOST = '\uFFFD'

/** Why a text is no CSV, as the end of a sentence. */
export class CsvUnreadable extends Error {
  override readonly name = 'CsvUnreadable'
}

/** The columns that are looked for, and how each may be called: small letters, with `_` for blanks and dashes. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>

export interface Csv<Column extends string> {
  /** The first row, as it stands. */
  readonly header: readonly string[]
  /** Where each column is; -1 where there is none. */
  readonly columns: Readonly<Record<Column, number>>
  readonly rows: readonly (readonly string[])[]
}

/**
 * Spreadsheets add a byte order mark, blank rows and columns, and part columns as their language does. Throws
 * `CsvUnreadable`.
 */
export function readCsv<Column extends string>(
  csv: string,
  { names, maxRows }: { names: ColumnNames<Column>; maxRows: number },
): Csv<Column> {
  if (csv.includes(LOST))
    throw new CsvUnreadable('letters of it are lost, since it was saved as something else than UTF-8')
  const [first, said] = SAYS_DELIMITER.exec(csv) ?? []
  const text = first === undefined ? csv : csv.slice(first.length)
  const delimiter = said ?? delimiterOf(text, names)
  // The parser's own objects have every column of the header, which may be far more than any row has: they would cost rows times columns.
  const [header = [], ...rows] = rowsOf(text, delimiter, maxRows + 2)
  if (rows.length > maxRows) throw new CsvUnreadable(`it has more than ${maxRows.toLocaleString('en')} rows`)
  return { header, columns: columnsOf(header, names), rows }
}

/** That which makes the most known columns of the first line. */
function delimiterOf(text: string, names: ColumnNames<string>): string {
  const known = DELIMITERS.map(delimiter => {
    const [header = []] = rowsOf(text.slice(0, LONGEST_HEADER), delimiter, 1, true)
    return Object.values(columnsOf(header, names)).filter(column => column >= 0).length
  })
  return DELIMITERS[known.indexOf(Math.max(...known))] ?? ','
}

function columnsOf<Column extends string>(
  header: readonly string[],
  names: ColumnNames<Column>,
): Record<Column, number> {
  const called = header.map(name =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const find = (wanted: readonly string[]) => called.indexOf(wanted.find(name => called.includes(name)) ?? '\0')
  const found = Object.entries<readonly string[]>(names).map(([column, wanted]) => [column, find(wanted)])
  // With the keys of `names`, which are all columns.
  return Object.fromEntries(found) as Record<Column, number>
}

/** The header's too. */
function rowsOf(csv: string, delimiter: string, atMost: number, isTrial = false): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // Before a quote, too: it opens a cell all the same. A tab that parts columns is no blank.
      trim: delimiter !== '\t',
      to: atMost,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (isTrial) return []
    throw new CsvUnreadable(
      `its quotes do not match up (${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'one is never closed' : error.message})`,
      { cause: error },
    )
  }
}
