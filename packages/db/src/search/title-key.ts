import { folded } from './search-text.ts'

/** What stands between words in most scripts. `0013_sorts_and_facets` in PostgreSQL does the same for titles that were there. */
const BETWEEN = /[\p{Cc}\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a0\u2000-\u206f\u3000]+/gu
/** Digits, so that 2 comes before 10. */
const NUMBER_LENGTH = 12
/** Characters that count: they are in an index and in cursors. */
const KEY_LENGTH = 60
/** Behind whatever begins with a blank. */
const UNTITLED = '~'

const numbered = (digits: string) => digits.replace(/^0+/, '').padStart(NUMBER_LENGTH, '0')

/**
 * A title as people sort: without capitals and accents, whatever marks stand in it, and numbers by their value. The keys are
 * compared byte by byte, in both databases.
 */
export function titleKey(title: string | null): string {
  if (title === null) return UNTITLED
  const words = folded(title).replaceAll(BETWEEN, ' ').trim().replaceAll(/\d+/g, numbered)
  return ` ${Array.from(words).slice(0, KEY_LENGTH).join('')}`
}
