import { CsvUnreadable, readCsv } from '../../platform/csv.ts'
import { readStyles, type ReadStyles, type Row } from './read-styles.ts'
import { stylesUnreadable } from './styles.errors.ts'

/** Far more than anybody has styles: a bound for the time that reading takes, and for what is told of those that are left out. */
const MAX_ROWS = 20_000

const NAMES = {
  name: ['name', 'style', 'style_name'],
  prompt: ['prompt', 'text', 'positive_prompt', 'positive'],
  negative: ['negative_prompt', 'negativeprompt', 'negative'],
}

/**
 * The `styles.csv` of AUTOMATIC1111 (modules/styles.py): the columns `name`, `prompt` and `negative_prompt`, the second called
 * `text` in early versions. People add rows that are mere headings, which hold no text. Throws `stylesUnreadable`.
 */
export function readStylesCsv(csv: string): ReadStyles {
  const { columns, rows } = read(csv)
  if (columns.name < 0) throw stylesUnreadable('its first line names no column "name"')
  return readStyles(
    rows.map((row): Row => {
      const cell = (column: number) => row[column] ?? ''
      return { name: cell(columns.name), prompt: cell(columns.prompt), negativePrompt: cell(columns.negative) }
    }),
  )
}

function read(csv: string) {
  try {
    return readCsv(csv, { names: NAMES, maxRows: MAX_ROWS })
  } catch (error) {
    if (error instanceof CsvUnreadable) throw stylesUnreadable(error.message)
    throw error
  }
}
