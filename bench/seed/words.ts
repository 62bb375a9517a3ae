/** A small generator (xorshift32), so that every machine seeds the same rows. Gives numbers from 0 to below 1. */
export function numbersFrom(seed: number) {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
export type Numbers = ReturnType<typeof numbersFrom>

/** In half of the prompts. */
export const COMMON_WORD = 'lighthouse'
/** In as many prompts as {@link RARE_ROWS} says. */
export const RARE_WORD = 'quetzalcoatl'
const RARE_ROWS = 5

const VOCABULARY = 5000
const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'sh',
  'st',
  't',
  'v',
  'w',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou']
const CODAS = ['', 'l', 'm', 'n', 'r', 's', 'nd', 'rk', 'st']

/** Words that can be spoken: one to three syllables, the common ones short. */
function vocabulary(): string[] {
  const next = numbersFrom(20_26)
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? ''
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const syllables = words.size < 200 ? 1 : words.size < 2000 ? 2 : 3
    words.add(Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join(''))
  }
  return [...words]
}

/** Prompts of 6 to 20 words. How often a word is used falls with its rank, as in spoken language (Zipf's law). */
export function promptsFrom(next: Numbers, rows: number) {
  const words = vocabulary()
  const rareEvery = Math.max(1, Math.floor(rows / RARE_ROWS))
  return (row: number): string => {
    // A rank of n^u, with u even between 0 and 1, has the density 1 / (rank * ln n).
    const drawn = Array.from(
      { length: 6 + Math.floor(next() * 15) },
      () => words[Math.floor(VOCABULARY ** next()) - 1] ?? '',
    )
    if (next() < 0.5) drawn[Math.floor(next() * drawn.length)] = COMMON_WORD
    if (row % rareEvery === Math.floor(rareEvery / 2) && row < rareEvery * RARE_ROWS) drawn.push(RARE_WORD)
    return drawn.join(' ')
  }
}
