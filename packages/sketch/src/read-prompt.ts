import { createLexicon, type ColourId, type Concept } from './lexicon.ts'
import { takeQuotes } from './reading/quotes.ts'
import { tokenise, toWords } from './reading/tokens.ts'
import { readUnknown, type Unknown } from './reading/unknown.ts'

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
  /** The words as they were compared. */
  readonly words: readonly string[]
  /** What the lexicon does not know. */
  readonly unknown: Unknown
  /** What shall be written in the picture. */
  readonly quotes: readonly string[]
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
  const lexicon = createLexicon()
  const { text, quotes } = takeQuotes(prompt)
  const words = toWords(text)
  const mentions: Mention[] = []
  const colours: ColourId[] = []
  const unwanted: Motif[] = []
  let pending = nothingPending()

  const drop = () => {
    colours.push(...pending.colours)
    pending = nothingPending()
  }
  for (const { concept, plural } of tokenise(words, lexicon)) {
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
          colour: QUALITIES.has(concept.id) ? null : (pending.colours[0] ?? null),
        })
      // "Old" and "long" stand before the thing that the number and the colour are of.
      if (QUALITIES.has(concept.id)) continue
      pending.colours = pending.colours.slice(1)
      drop()
    }
  }
  drop()
  return { mentions, colours, unwanted, words, unknown: readUnknown(text, lexicon), quotes }
}

const QUALITIES: ReadonlySet<string> = new Set(['old', 'young', 'long', 'short', 'curly', 'smile'])
