import { LONGEST_PHRASE, type Concept, type Lexicon } from '../lexicon.ts'

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

const MAX_WORDS = 600

export function toWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[äöüß]/g, letter => UMLAUTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS)
}

export interface Token {
  /** One word, or those of a phrase joined by `_`. */
  readonly word: string
  readonly concept: Concept | undefined
  readonly plural: boolean
}

/** Plurals that do not end in s. */
const PLURALS = new Set([
  'sheep',
  'people',
  'geese',
  'wolves',
  'children',
  'women',
  'cacti',
  'haeuser',
  'baeume',
  'voegel',
  'schafe',
  'kinder',
  'hunde',
  'pferde',
  'blumen',
  'menschen',
  'fische',
  'berge',
  'aepfel',
  'birnen',
  'zitronen',
  'orangen',
  'kerzen',
  'buecher',
  'glaeser',
  'flaschen',
])
const SINGULARS_IN_S = /ss$|us$|ius$/

export function tokenise(words: readonly string[], lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  for (let index = 0; index < words.length;) {
    let length = Math.min(LONGEST_PHRASE, words.length - index)
    let concept = lexicon.find(words.slice(index, index + length).join('_'))
    while (!concept && length > 1) {
      length -= 1
      concept = lexicon.find(words.slice(index, index + length).join('_'))
    }
    const last = words[index + length - 1] ?? ''
    tokens.push({
      word: words.slice(index, index + length).join('_'),
      concept,
      plural: PLURALS.has(last) || (last.endsWith('s') && !SINGULARS_IN_S.test(last)),
    })
    index += length
  }
  return tokens
}
