import { TemplateError, type Place } from './template-error.ts'

/** A text and how far it was read. */
export function createScanner(text: string, origin: Omit<Place, 'column'>) {
  let at = 0
  const place = (column = at): Place => ({ ...origin, column: column + 1 })

  return {
    text,
    place,
    get at() {
      return at
    },
    get isAtEnd() {
      return at >= text.length
    },
    goTo(position: number) {
      at = position
    },
    startsWith: (what: string) => text.startsWith(what, at),
    isAt(pattern: RegExp): boolean {
      pattern.lastIndex = at
      return pattern.test(text)
    },
    /** Moves on behind what the sticky pattern finds right here. */
    take(pattern: RegExp): RegExpExecArray | undefined {
      pattern.lastIndex = at
      const found = pattern.exec(text) ?? undefined
      if (found) at += found[0].length
      return found
    },
    fail(sentence: string, column = at): never {
      throw new TemplateError('malformed', sentence, place(column))
    },
  }
}
export type Scanner = ReturnType<typeof createScanner>
