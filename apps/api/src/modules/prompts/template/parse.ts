import { takeComment } from './comments.ts'
import { createVariableParser } from './parse-variable.ts'
import { createVariantParser } from './parse-variant.ts'
import { createWildcardParser } from './parse-wildcard.ts'
import { ESCAPE, type ReadTemplate } from './escape.ts'
import { add, addText, cut, finish, startReading, type Reading } from './reading.ts'
import { createScanner } from './scanner.ts'
import type { Option, Template } from './syntax.ts'
import type { Place } from './template-error.ts'

/** Braces in braces. */
const MAX_DEPTH = 40

/** Underscores in which nothing can be named. */
const RULE = /_{3,}/y
const TEXT = /[^{}|\\_$%#/,)]+|[^]/y
const BRACE = /[$%]?\{/y
/** Without one of these a text is what it is. */
const SPECIAL = /[{}\\]|__|\/\*|^[^\S\r\n]*(?:#|\/\/)/m

const plain = (source: string): Template => ({ source, parts: source === '' ? [] : [source], isTemplate: false })

export const parseTemplate = (text: string): Template =>
  SPECIAL.test(text) ? createParser(text, {}).template() : plain(text)

/** One entry of a wildcard, counted from 1. */
export const parseEntry = (text: string, origin: Omit<Place, 'column'>): Option =>
  !SPECIAL.test(text) && !text.includes('::')
    ? { weight: 1, template: plain(text) }
    : createParser(text, origin).option()

function createParser(text: string, origin: Omit<Place, 'column'>) {
  const scanner = createScanner(text, origin)
  const read: ReadTemplate = (ends, depth) => {
    const start = scanner.at
    const reading = startReading()
    while (!scanner.isAtEnd && !ends.some(scanner.startsWith)) next(reading, depth)
    return finish(reading, text.slice(start, scanner.at))
  }
  const variable = createVariableParser(scanner, read)
  const variant = createVariantParser(scanner, read)
  const wildcard = createWildcardParser(scanner, read, { access: variable.access, variant: variant.read })

  function next(reading: Reading, depth: number): void {
    if (depth >= MAX_DEPTH && scanner.isAt(BRACE)) scanner.fail(`Braces can stand in braces ${MAX_DEPTH} deep`)
    switch (text.charAt(scanner.at)) {
      case '\\': {
        const escape = scanner.take(ESCAPE)?.[1]
        if (escape !== undefined) return addText(reading, escape, escape !== '\\' && escape !== '|')
        break
      }
      case '#':
      case '/': {
        const comment = takeComment(scanner)
        if (comment) return cut(reading, comment)
        break
      }
      case '_': {
        const rule = reading.wildcardEnd === scanner.at ? undefined : scanner.take(RULE)
        if (rule) return addText(reading, rule[0])
        const found = wildcard(depth)
        if (found) return add(reading, found, scanner)
        break
      }
      case '$':
      case '%': {
        const found = variable.read(depth)
        if (found) return add(reading, found, scanner)
        break
      }
      case '{':
        return add(reading, variant.read(depth), scanner)
      default:
    }
    addText(reading, scanner.take(TEXT)?.[0] ?? '')
  }

  return { template: () => read([], 0), option: () => variant.option([], 0) }
}
