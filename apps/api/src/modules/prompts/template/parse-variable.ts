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

  let wraps: ReadonlySet<number> | undefined
  function isWrap(start: number): boolean {
    if (scanner.isAt(BOUNDS)) return false
    // All of them at once: looking ahead from each would go over the same text again and again.
    wraps ??= wrapsOf(scanner.text)
    return wraps.has(start + 1)
  }

  /** `%{around ... it$$inner}`. Without the two dollar signs it is a percent sign before a variant. */
  function wrap(depth: number): Wrap | undefined {
    const start = scanner.at
    if (!isWrap(start)) return undefined
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

/** Where in a text braces are in which two dollar signs come before they are closed or parted. */
function wrapsOf(text: string): ReadonlySet<number> {
  const wraps = new Set<number>()
  const open: { at: number; isParted: boolean }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const brace = open.at(-1)
    if (character === '\\') at += 1
    else if (character === '{') open.push({ at, isParted: false })
    else if (character === '}') open.pop()
    else if (brace && character === '|') brace.isParted = true
    else if (brace && !brace.isParted && text.startsWith('$$', at)) wraps.add(brace.at)
  }
  return wraps
}
