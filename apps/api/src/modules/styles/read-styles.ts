import type { NewStyle } from '@atelier/contracts'
import { oneLine } from './style-name.ts'
import type { ImportedStyles } from './styles.service.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 2000

/** A style as other programs write it. */
export interface Row {
  readonly name: string
  readonly prompt: string
  readonly negativePrompt: string
}

export interface ReadStyles {
  readonly styles: NewStyle[]
  readonly skipped: ImportedStyles['skipped']
}

/** What can be taken of them; what cannot be is named, with the reason. */
export function readStyles(rows: readonly Row[]): ReadStyles {
  const read: { styles: NewStyle[]; skipped: { name: string; reason: string }[] } = { styles: [], skipped: [] }
  for (const row of rows) {
    const [name, prompt, negativePrompt] = [oneLine(row.name), row.prompt.trim(), row.negativePrompt.trim()]
    if (!name && !prompt && !negativePrompt) continue
    const reason = faultOf(name, prompt, negativePrompt)
    if (reason) read.skipped.push({ name: name.slice(0, LONGEST_NAME).toWellFormed(), reason })
    else read.styles.push({ name, prompt, negativePrompt: negativePrompt || null, parameters: null })
  }
  return read
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
