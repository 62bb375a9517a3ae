import type { NewStyle } from '@atelier/contracts'
import { CsvError, parse } from 'csv-parse/sync'
import { stylesUnreadable } from './styles.errors.ts'
import type { ImportedStyles } from './styles.service.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 2000

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
  const read: { styles: NewStyle[], skipped: { name: string, reason: string }[] } = { styles: [], skipped: [] }
  for (const record of recordsOf(csv)) {
    const [name, prompt, negativePrompt] = [record['name'] ?? '', record['prompt'] ?? record['text'] ?? '', record['negative_prompt'] ?? ''].map(text => text.trim()) as [string, string, string] // three of them
    if (!name && !prompt && !negativePrompt) continue
    const reason = faultOf(name, prompt, negativePrompt)
    if (reason) read.skipped.push({ name: name.slice(0, LONGEST_NAME), reason })
    else read.styles.push({ name, prompt, negativePrompt: negativePrompt || null, parameters: null })
  }
  return read
}

function recordsOf(csv: string): Record<string, string>[] {
  let columns: string[] = []
  try {
    const records: Record<string, string>[] = parse(csv, {
      bom: true,
      columns: (header: string[]) => columns = header.map(column => column.trim().toLowerCase()),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
    if (columns.includes('name')) return records
  }
  catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw stylesUnreadable(`its quotes do not match up (${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'one is never closed' : error.message})`)
  }
  throw stylesUnreadable('its first line names no column "name"')
}

function faultOf(name: string, prompt: string, negativePrompt: string): string | undefined {
  if (!name) return 'It has no name.'
  if (!prompt && !negativePrompt) return 'It has no text: a heading, perhaps.'
  if (Array.from(name).length > LONGEST_NAME) return `Its name is longer than ${LONGEST_NAME} characters.`
  if (Array.from(prompt).length > LONGEST_TEXT) return `Its prompt is longer than ${LONGEST_TEXT} characters.`
  if (Array.from(negativePrompt).length > LONGEST_TEXT) return `Its negative prompt is longer than ${LONGEST_TEXT} characters.`
  return undefined
}
