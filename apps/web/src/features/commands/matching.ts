import { folded } from '../../i18n/folded.ts'

const plain = (text: string) => folded(text).replaceAll('ß', 'ss').trim()
const isOfWord = (sign = '') => /[\p{L}\p{N}]/u.test(sign)

const WHOLE = 4
const BEGINNING = 3
const INSIDE = 1

/** How well a word stands in a text: as a whole one, as the beginning of one, inside of one. 0 where it does not. */
function rankOf(word: string, text: string): number {
  // Of a single Latin letter that stands somewhere in a text nobody thinks.
  const countsInside = !/^[a-z\d]$/.test(word)
  let best = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isOfWord(text[at - 1])) best = Math.max(best, countsInside ? INSIDE : 0)
    else best = Math.max(best, isOfWord(text[at + word.length]) ? BEGINNING : WHOLE)
  }
  return best
}

/** How well something is what was typed: 0 where one of the words is not in it. Of its title counts twice. */
export function scoreOf({ title, words = '' }: { title: string; words?: string }, typed: string): number {
  const wanted = plain(typed)
  const name = plain(title)
  const others = plain(words)
  const ranks = wanted.split(/\s+/).map(word => Math.max(2 * rankOf(word, name), rankOf(word, others)))
  if (ranks.includes(0)) return 0
  const beginning = name === wanted ? WHOLE : name.startsWith(wanted) ? INSIDE : 0
  return beginning + ranks.reduce((sum, rank) => sum + rank, 0)
}
