import {
  lengthOf,
  MAX_PROMPT_LENGTH,
  MAX_SAMPLED_PROMPTS,
  PROMPT_FILE_COLUMNS,
  type NewGeneration,
  type PromptFile,
  type PromptFileColumn,
} from '@atelier/contracts'
import { CsvUnreadable, readCsv } from '../../../platform/csv.ts'
import { requestInvalid } from '../../../platform/common.errors.ts'
import { promptFileTooLong, promptFileUnreadable, promptFileWithoutPrompts } from '../generations.errors.ts'

/** How other programs call them. */
const NAMES: Readonly<Record<PromptFileColumn, readonly string[]>> = {
  prompt: ['prompt', 'text', 'positive_prompt', 'positive'],
  negativePrompt: ['negative_prompt', 'negativeprompt', 'negative'],
  model: ['model', 'checkpoint'],
  width: ['width'],
  height: ['height'],
  steps: ['steps', 'num_inference_steps'],
  guidance: ['guidance', 'guidance_scale', 'cfg_scale', 'cfg'],
  seed: ['seed'],
  count: ['count', 'images', 'pictures', 'n'],
}
const WHOLE = new Set<PromptFileColumn>(['width', 'height', 'steps', 'seed', 'count'])
const LONGEST_MODEL = 200

export interface FileOfPrompts {
  readonly text: string
  readonly format: 'lines' | 'csv'
  readonly base?: Omit<NewGeneration, 'prompt'>
}

type Problem = PromptFile['rows'][number]['problems'][number]
type Values = Partial<Record<PromptFileColumn, string | number>>

/** What a file asks for, row by row, with what cannot be read in its cells. Throws where it is no file of prompts. */
export function readFileOfPrompts({ text, format, base = {} }: FileOfPrompts): PromptFile {
  const { columns, ignored, rows } = format === 'csv' ? readColumns(text) : readLines(text)
  const filled = rows.filter(cells => cells.some(cell => cell !== ''))
  if (filled.length === 0) throw promptFileWithoutPrompts()
  if (filled.length > MAX_SAMPLED_PROMPTS) throw promptFileTooLong(filled.length, MAX_SAMPLED_PROMPTS)
  return { columns, ignored, rows: filled.map(cells => rowOf(columns, cells, base)) }
}

type Table = Pick<PromptFile, 'columns' | 'ignored'> & { readonly rows: readonly string[][] }

const readLines = (text: string): Table => ({
  columns: ['prompt'],
  ignored: [],
  rows: text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map(line => [line.trim()]),
})

function readColumns(text: string): Table {
  const { header, columns: at, rows } = readTable(text)
  const columns = PROMPT_FILE_COLUMNS.filter(column => at[column] >= 0)
  if (at.prompt < 0) throw promptFileUnreadable('its first line names no column "prompt"')
  const known = new Set(columns.map(column => at[column]))
  return {
    columns,
    ignored: header.filter((name, index) => name.trim() !== '' && !known.has(index)),
    rows: rows.map(row => columns.map(column => (row[at[column]] ?? '').trim())),
  }
}

function readTable(text: string) {
  try {
    // Blank rows of spreadsheets do not count as prompts.
    return readCsv(text, { names: NAMES, maxRows: 20 * MAX_SAMPLED_PROMPTS })
  } catch (error) {
    if (error instanceof CsvUnreadable) throw promptFileUnreadable(error.message)
    throw error
  }
}

function rowOf(
  columns: readonly PromptFileColumn[],
  cells: readonly string[],
  base: Omit<NewGeneration, 'prompt'>,
): PromptFile['rows'][number] {
  const values: Values = {}
  const problems: Problem[] = []
  columns.forEach((column, index) => {
    const cell = cells[index] ?? ''
    const { value, fault } = valueOf(column, cell)
    if (value !== undefined) values[column] = value
    if (fault) problems.push({ path: `/${column}`, code: requestInvalid.code, message: `${column} ${fault}` })
  })
  const { styles, count } = base
  const isOfBase = values.model === undefined || values.model === base.model
  const rest = isOfBase ? base : { ...(styles && { styles }), ...(count !== undefined && { count }) }
  // Of the columns that a request has, each of the type that it has there: see `valueOf`.
  const request = { prompt: '', ...rest, ...values } as NewGeneration
  return { cells: [...cells], request, problems }
}

function valueOf(column: PromptFileColumn, cell: string): { value?: string | number; fault?: string } {
  if (column === 'prompt' && cell === '') return { fault: 'is missing' }
  if (cell === '') return {}
  if (column === 'prompt' || column === 'negativePrompt')
    return lengthOf(cell) > MAX_PROMPT_LENGTH
      ? { value: cell, fault: `must have at most ${MAX_PROMPT_LENGTH} characters` }
      : { value: cell }
  if (column === 'model')
    return cell.length > LONGEST_MODEL ? { fault: `must have at most ${LONGEST_MODEL} characters` } : { value: cell }
  const number = Number(cell.replace(',', '.'))
  if (!Number.isFinite(number)) return { fault: WHOLE.has(column) ? 'must be a whole number' : 'must be a number' }
  return WHOLE.has(column) && !Number.isSafeInteger(number) ? { fault: 'must be a whole number' } : { value: number }
}
