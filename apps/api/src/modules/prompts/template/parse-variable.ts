import type { ReadTemplate } from './escape.ts'
import { trimmed } from './reading.ts'
import type { Scanner } from './scanner.ts'
import type { Access, Assigning, Template, Wrap } from './syntax.ts'

const NAME = '[A-Za-z_-][A-Za-z0-9_-]{0,59}'
const ASSIGNING = new RegExp(`\\$\\{\\s*(${NAME})\\s*(\\??)=(!?)`, 'y')
const ACCESS = new RegExp(`\\$\\{\\s*(${NAME})\\s*(?=[:}])`, 'y')
const ENDS = ['}']
const WRAP_MIDDLE = ['$$']
const BOUNDS = /%\{\s*[~@!]?[\s\d-]+\$\$/y

/** Variables, and text that goes around other text. */
export function createVariableParser(scanner: Scanner, template: ReadTemplate) {
  function value(start: number, depth: number): Template {
    const read = template(ENDS, depth + 1)
    if (scanner.isAtEnd) scanner.fail('This brace is never closed; write $\\{ for one that is meant as such', start)
    scanner.goTo(scanner.at + 1)
    return trimmed(read)
  }

  function assigning(depth: number): Assigning | undefined {
    const start = scanner.at
    const [found, name = '', fallback, immediate] = scanner.take(ASSIGNING) ?? []
    if (found === undefined) return undefined
    const isImmediate = immediate === '!'
    return { kind: 'assigning', name, value: value(start, depth), isImmediate, isFallback: fallback === '?' }
  }

  function access(depth: number): Access | undefined {
    const start = scanner.at
    const [found, name = ''] = scanner.take(ACCESS) ?? []
    if (found === undefined) return undefined
    const hasFallback = scanner.startsWith(':')
    scanner.goTo(scanner.at + 1)
    return {
      kind: 'access',
      name,
      fallback: hasFallback ? value(start, depth) : undefined,
      place: scanner.place(start),
    }
  }

  /** `%{around ... it$$inner}`. Without the two dollar signs it is a percent sign before a variant. */
  function wrap(depth: number): Wrap | undefined {
    const start = scanner.at
    if (!isWrap(scanner.text, start)) return undefined
    scanner.goTo(start + 2)
    const around = template(WRAP_MIDDLE, depth + 1)
    scanner.goTo(scanner.at + 2)
    return { kind: 'wrap', around: trimmed(around), inner: value(start, depth) }
  }

  return {
    access,
    read: (depth: number) =>
      scanner.startsWith('${')
        ? (assigning(depth) ?? access(depth))
        : scanner.startsWith('%{')
          ? wrap(depth)
          : undefined,
  }
}

/** Whether two dollar signs come before the brace is closed or parted. Braces are as deep as they may be, so this is linear. */
function isWrap(text: string, start: number): boolean {
  BOUNDS.lastIndex = start
  if (BOUNDS.test(text)) return false
  let depth = 0
  for (let at = start + 2; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) < 0) return false
    else if (depth === 0 && character === '|') return false
    else if (depth === 0 && text.startsWith('$$', at)) return true
  }
  return false
}
