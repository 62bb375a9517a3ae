import type { NewStyle } from '@atelier/contracts'
import { CsvError, parse } from 'csv-parse/sync'
import { stylesUnreadable } from './styles.errors.ts'
import type { ImportedStyles } from './styles.service.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 2000
/** Far more than anybody has styles: a bound for the time that reading takes, and for what is told of those that are left out. */
const MAX_ROWS = 20_000

interface ReadStyles {
  readonly styles: NewStyle[]
  readonly skipped: ImportedStyles['skipped']
}

/**
 * The `styles.csv` of AUTOMATIC1111 (modules/styles.py): the columns `name`, `prompt` and `negative_prompt`, the second called
 * `text` in early versions. Spreadsheets add a byte order mark, blank rows and columns; people add rows that are mere headings,
 * which hold no text. Throws `stylesUnreadable`.
 */
export function readStylesCsv(csv: string): ReadStyles {
  const read: { styles: NewStyle[]; skipped: { name: string; reason: string }[] } = { styles: [], skipped: [] }
  for (const [name, prompt, negativePrompt] of recordsOf(csv)) {
    if (!name && !prompt && !negativePrompt) continue
    const reason = faultOf(name, prompt, negativePrompt)
    if (reason) read.skipped.push({ name: name.slice(0, LONGEST_NAME).toWellFormed(), reason })
    else read.styles.push({ name, prompt, negativePrompt: negativePrompt || null, parameters: null })
  }
  return read
}

/** Name, prompt and negative prompt of each row. */
function recordsOf(csv: string): [string, string, string][] {
  // The parser's own objects have every column of the header, which may be far more than any row has: they would cost rows times columns.
  const [header = [], ...rows] = rowsOf(csv)
  const columns = header.map(column => column.trim().toLowerCase())
  const [name, negative] = [columns.indexOf('name'), columns.indexOf('negative_prompt')]
  const prompt = columns.includes('prompt') ? columns.indexOf('prompt') : columns.indexOf('text')
  if (name < 0) throw stylesUnreadable('its first line names no column "name"')
  return rows.map(row => {
    const cell = (column: number) => row[column]?.trim() ?? ''
    return [cell(name), cell(prompt), cell(negative)]
  })
}

/** The header's too. */
function rowsOf(csv: string): string[][] {
  try {
    const rows: string[][] = parse(csv, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
    })
    if (rows.length <= MAX_ROWS + 1) return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw stylesUnreadable(
      `its quotes do not match up (${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'one is never closed' : error.message})`,
    )
  }
  throw stylesUnreadable(`it has more than ${MAX_ROWS.toLocaleString('en')} rows`)
}

function faultOf(name: string, prompt: string, negativePrompt: string): string | undefined {
  if (!name) return 'It has no name.'
  if (!prompt && !negativePrompt) return 'It has no text: a heading, perhaps.'
  if (Array.from(name).length > LONGEST_NAME) return `Its name is longer than ${LONGEST_NAME} characters.`
  if (Array.from(prompt).length > LONGEST_TEXT) return `Its prompt is longer than ${LONGEST_TEXT} characters.`
  if (Array.from(negativePrompt).length > LONGEST_TEXT)
    return `Its negative prompt is longer than ${LONGEST_TEXT} characters.`
  return undefined
}
