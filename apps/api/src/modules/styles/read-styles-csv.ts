import { CsvError, parse } from 'csv-parse/sync'
import { readStyles, type ReadStyles, type Row } from './read-styles.ts'
import { stylesUnreadable } from './styles.errors.ts'

/** Far more than anybody has styles: a bound for the time that reading takes, and for what is told of those that are left out. */
const MAX_ROWS = 20_000
/** Characters that are looked at to find out what parts the columns. */
const LONGEST_HEADER = 10_000
/** What programs put between columns, by language: Excel writes semicolons where the comma is a decimal sign. */
const DELIMITERS = [',', ';', '\t', '|']
/** Excel's own first line, which says what parts the columns. */
const SAYS_DELIMITER = /^\uFEFF?"?sep=([^"\r\n])"?[^\S\r\n]*[;,\t]*(?:\r\n|\r|\n)/i
/** A letter that was not UTF-8 and was read as such is lost: the character that stands for it says nothing about which it was. */
const LOST = '\uFFFD'

const NAMES = {
  name: ['name', 'style', 'style_name'],
  prompt: ['prompt', 'text', 'positive_prompt', 'positive'],
  negative: ['negative_prompt', 'negativeprompt', 'negative'],
}

/**
 * The `styles.csv` of AUTOMATIC1111 (modules/styles.py): the columns `name`, `prompt` and `negative_prompt`, the second called
 * `text` in early versions. Spreadsheets add a byte order mark, blank rows and columns, and part columns as their language does;
 * people add rows that are mere headings, which hold no text. Throws `stylesUnreadable`.
 */
export function readStylesCsv(csv: string): ReadStyles {
  if (csv.includes(LOST))
    throw stylesUnreadable('letters of it are lost, since it was saved as something else than UTF-8')
  const [first, said] = SAYS_DELIMITER.exec(csv) ?? []
  const text = first === undefined ? csv : csv.slice(first.length)
  const delimiter = said ?? delimiterOf(text)
  // The parser's own objects have every column of the header, which may be far more than any row has: they would cost rows times columns.
  const [header = [], ...rows] = rowsOf(text, delimiter, MAX_ROWS + 2)
  if (rows.length > MAX_ROWS) throw stylesUnreadable(`it has more than ${MAX_ROWS.toLocaleString('en')} rows`)
  const columns = columnsOf(header)
  if (columns.name < 0) throw stylesUnreadable('its first line names no column "name"')
  return readStyles(
    rows.map((row): Row => {
      const cell = (column: number) => row[column] ?? ''
      return { name: cell(columns.name), prompt: cell(columns.prompt), negativePrompt: cell(columns.negative) }
    }),
  )
}

/** That which makes the most known columns of the first line. */
function delimiterOf(text: string): string {
  const known = DELIMITERS.map(delimiter => {
    const [header = []] = rowsOf(text.slice(0, LONGEST_HEADER), delimiter, 1, true)
    return Object.values(columnsOf(header)).filter(column => column >= 0).length
  })
  return DELIMITERS[known.indexOf(Math.max(...known))] ?? ','
}

/** Where each column is; -1 where there is none. */
function columnsOf(header: readonly string[]): Record<keyof typeof NAMES, number> {
  const names = header.map(name =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const find = (wanted: readonly string[]) => names.indexOf(wanted.find(name => names.includes(name)) ?? '\0')
  return { name: find(NAMES.name), prompt: find(NAMES.prompt), negative: find(NAMES.negative) }
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
    throw stylesUnreadable(
      `its quotes do not match up (${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'one is never closed' : error.message})`,
    )
  }
}
