import type { Scanner } from './scanner.ts'

const BLOCK = /\/\*[^]*?\*\//y
const LINE = /(?:#|\/\/)[^\r\n]*(?:\r\n|\r|\n)?/y
const REST = /(?:#|\/\/)(?=\s|$)[^\r\n]*/y
/** A colour or a number, and nothing that somebody noted down. */
const NO_NOTE = /#(?:\d|[0-9a-f]{3,8}\b)/iy
const BLANK = /\s/

/**
 * Goes on behind a comment, and says which kind it was. A line of several that begins with `#` or `//` is one; elsewhere
 * blanks must stand around the sign, since addresses and colours hold it, too.
 */
export function takeComment(scanner: Scanner): 'block' | 'line' | 'rest' | undefined {
  if (scanner.take(BLOCK)) return 'block'
  const { text, at } = scanner
  if (isAtLineStart(text, at) && /[\r\n]/.test(text) && !scanner.isAt(NO_NOTE) && scanner.take(LINE)) return 'line'
  return (at === 0 || BLANK.test(text.charAt(at - 1))) && scanner.take(REST) ? 'rest' : undefined
}

function isAtLineStart(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && BLANK.test(text.charAt(before)) && !'\r\n'.includes(text.charAt(before))) before -= 1
  return before < 0 || '\r\n'.includes(text.charAt(before))
}
