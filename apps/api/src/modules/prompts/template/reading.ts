import type { Scanner } from './scanner.ts'
import type { Part, Template } from './syntax.ts'

const BLANKS = /\s+/y

/** The parts of a template, as they are read. */
export interface Reading {
  readonly parts: Part[]
  literal: string
  isTemplate: boolean
  /** Something in it leaves no trace. */
  hasGaps: boolean
  /** Where the last wildcard ended: the underscores of the next may follow at once. */
  wildcardEnd: number
}

export const startReading = (): Reading => ({
  parts: [],
  literal: '',
  isTemplate: false,
  hasGaps: false,
  wildcardEnd: -1,
})

export function addText(reading: Reading, text: string, meansMore = false): void {
  reading.literal += text
  if (meansMore) reading.isTemplate = true
}

/** A comment, and the blanks before it, which stood only beside it. */
export function cut(reading: Reading, comment: 'block' | 'line' | 'rest'): void {
  reading.hasGaps = true
  if (comment !== 'rest') reading.isTemplate = true
  reading.literal = reading.literal.replace(/(?<![^\S\r\n])[^\S\r\n]+$/, '')
}

export function add(reading: Reading, part: Part, scanner: Scanner): void {
  if (typeof part === 'string') {
    reading.literal += part
    return
  }
  reading.isTemplate = true
  if (part.kind === 'assigning') {
    reading.hasGaps = true
    if (reading.literal === '' || /\s$/.test(reading.literal)) scanner.take(BLANKS)
  }
  if (part.kind === 'wildcard') reading.wildcardEnd = scanner.at
  if (reading.literal) reading.parts.push(reading.literal)
  reading.literal = ''
  reading.parts.push(part)
}

export function finish(reading: Reading, source: string): Template {
  if (reading.literal) reading.parts.push(reading.literal)
  const { parts, isTemplate, hasGaps } = reading
  const template = { source, parts, isTemplate }
  return hasGaps ? { ...trimmed(template), isTemplate } : template
}

/** A part of something larger, without the blanks at its ends; what is assigned there is no text. */
export function trimmed(template: Template): Template {
  const parts = [...template.parts]
  for (let at = 0; at < parts.length && trimAt(parts, at, text => text.trimStart()); at += 1);
  for (let at = parts.length - 1; at >= 0 && trimAt(parts, at, text => text.trimEnd()); at -= 1);
  return { ...template, parts: parts.filter(part => part !== ''), isTemplate: true }
}

/** Whether nothing is left there, so that the next part is at the end. */
function trimAt(parts: Part[], at: number, trim: (text: string) => string): boolean {
  const part = parts[at]
  if (typeof part !== 'string') return part?.kind === 'assigning'
  parts[at] = trim(part)
  return parts[at] === ''
}
