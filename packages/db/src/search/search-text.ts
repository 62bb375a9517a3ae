import { classOf, MARKS, RUNS, SEPARATORS, SYMBOLS } from './code-points.ts'

/** Letters that no decomposition makes of others, and what people type instead. */
export const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
}

/** Characters of a word that count: PostgreSQL has no longer ones. */
export const LONGEST_WORD = 200

const escaped = (ranges: string) => classOf(ranges, hex => `\\u{${hex}}`)

const PLAIN = /^[\0-\x7F]*$/
const UNSEEN = new RegExp(`[${escaped(MARKS)}]+`, 'gu')
const SPELT_OTHERWISE = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'g')
const PIECE = new RegExp(
  `([${escaped(RUNS)}]+)|[${escaped(SYMBOLS)}]|[^\\0${escaped(SEPARATORS)}${escaped(SYMBOLS)}${escaped(RUNS)}]+`,
  'gu',
)

/** Without capitals, accents, and whatever else looks alike, so that what was typed is found however it was typed. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(UNSEEN, '')
    .toLowerCase()
    .replaceAll(SPELT_OTHERWISE, letter => SPELT[letter] ?? letter)
    .normalize('NFC')

const beginningOf = (word: string) =>
  word.length > LONGEST_WORD ? Array.from(word).slice(0, LONGEST_WORD).join('') : word

/** Each two neighbours of a run, and its last character: whatever part of the run is looked for, it is a phrase of these. */
const pairsOf = (run: string): string[] => {
  const characters = Array.from(run)
  return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}

const piecesOf = (text: string) => folded(text).matchAll(PIECE)
const wordsOf = ([piece, run]: RegExpExecArray): string[] => (run === undefined ? [beginningOf(piece)] : pairsOf(run))

/** Of text in which no script without blanks can be. Most prompts are of that kind, and it is ten times as fast. */
const plainWords = (text: string): string[] => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(beginningOf)

/**
 * The words of a text, as the search keeps them: in scripts with blanks each word, in scripts without them each pair of
 * characters, and each emoji. `image_search_vector` in PostgreSQL does the same (a test holds them together).
 */
export function searchWords(text: string): string[] {
  return PLAIN.test(text) ? plainWords(text) : Array.from(piecesOf(text), wordsOf).flat()
}

export interface SoughtWords {
  /** They follow each other. */
  readonly words: readonly string[]
  /** The last one may go on. */
  readonly goesOn: boolean
}

/** What is kept of any text that has this one in it: a run at its end may go on there. */
export function soughtWords(text: string): SoughtWords {
  if (PLAIN.test(text)) return { words: plainWords(text), goesOn: false }
  const pieces = Array.from(piecesOf(text))
  const words = pieces.flatMap(wordsOf)
  const run = pieces.at(-1)?.[1]
  if (run === undefined) return { words, goesOn: false }
  const isSingle = Array.from(run).length === 1
  return { words: isSingle ? words : words.slice(0, -1), goesOn: isSingle }
}
