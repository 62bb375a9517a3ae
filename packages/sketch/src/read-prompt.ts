import { LONGEST_PHRASE, createLexicon, type ColourId, type Concept } from './lexicon.ts'

/** What can be drawn or sets the tone, as the prompt names it. */
export type Motif = Exclude<Concept, { kind: 'colour' | 'number' | 'negation' | 'break' }>

export interface Mention {
  readonly motif: Motif
  /** 0 where no number was said; a plural counts as several. */
  readonly count: number
  readonly colour: ColourId | null
}

export interface Reading {
  readonly mentions: readonly Mention[]
  /** Colours that belong to nothing in particular. */
  readonly colours: readonly ColourId[]
  /** What shall not be in the picture. */
  readonly unwanted: readonly Motif[]
  /** The words as they were compared, for what the lexicon does not know. */
  readonly words: readonly string[]
}

const MAX_WORDS = 600

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

export function toWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[äöüß]/g, letter => UMLAUTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS)
}

interface Token {
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
])
const SINGULARS_IN_S = /ss$|us$|ius$/

function tokenise(words: readonly string[]): Token[] {
  const lexicon = createLexicon()
  const tokens: Token[] = []
  for (let index = 0; index < words.length;) {
    let length = Math.min(LONGEST_PHRASE, words.length - index)
    let concept = lexicon.find(words.slice(index, index + length).join('_'))
    while (!concept && length > 1) {
      length -= 1
      concept = lexicon.find(words.slice(index, index + length).join('_'))
    }
    const last = words[index + length - 1] ?? ''
    tokens.push({ concept, plural: PLURALS.has(last) || (last.endsWith('s') && !SINGULARS_IN_S.test(last)) })
    index += length
  }
  return tokens
}

const PLURAL_COUNT = 3

/** How many words may stand between a number or a colour and its thing: "three very small red boats". */
const REACH = 3

interface Pending {
  count: number
  colours: ColourId[]
  negated: boolean
  age: number
}
const nothingPending = (): Pending => ({ count: 0, colours: [], negated: false, age: 0 })

/** Finds out what a prompt talks about. Never fails, whatever the text. */
export function readPrompt(prompt: string): Reading {
  const words = toWords(prompt)
  const mentions: Mention[] = []
  const colours: ColourId[] = []
  const unwanted: Motif[] = []
  let pending = nothingPending()

  const drop = () => {
    colours.push(...pending.colours)
    pending = nothingPending()
  }
  for (const { concept, plural } of tokenise(words)) {
    if (concept?.kind === 'break') drop()
    else if (concept === undefined) {
      pending.age += 1
      if (pending.age >= REACH) drop()
    } else if (concept.kind === 'negation') pending.negated = true
    else if (concept.kind === 'number') pending.count = concept.value
    else if (concept.kind === 'colour') pending.colours.push(concept.id)
    else {
      if (pending.negated) unwanted.push(concept)
      else
        mentions.push({
          motif: concept,
          count: pending.count || (plural ? PLURAL_COUNT : 0),
          colour: pending.colours[0] ?? null,
        })
      pending.colours = pending.colours.slice(1)
      drop()
    }
  }
  drop()
  return { mentions, colours, unwanted, words }
}
