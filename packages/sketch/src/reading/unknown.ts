import type { Lexicon } from '../lexicon.ts'
import { DETERMINERS, FILLERS, isTangible } from '../lexicon/small-words.ts'
import { tokenise, toWords, type Token } from './tokens.ts'

export interface Unknown {
  /** Nouns that one could point at, as they were written, without what stands before them. */
  readonly things: readonly string[]
  /** The same nouns as they were compared. */
  readonly asCompared: ReadonlySet<string>
  /** All words that say something and that the lexicon lacks. */
  readonly words: readonly string[]
}

const MAX_THINGS = 4
const MAX_UNKNOWN = 12
const MAX_CLAUSES = 60
/** A run of more words than this is no name of a thing. */
const LONGEST_RUN = 4
const VERB_LIKE = /.{3,}(?:ing|ed)$/

const isFiller = (word: string) => FILLERS.has(word) || DETERMINERS.has(word)

/** What a clause says that is a thing: "a cello", "three old violins"; also a clause of nothing but a name. */
function thingsOf(tokens: readonly Token[]): string[] {
  const things: string[] = []
  let [run, determined]: [string[], boolean] = [[], false]
  let refused = false
  const close = () => {
    const noun = run.at(-1)
    if (determined && !refused && noun !== undefined && run.length <= LONGEST_RUN && isTangible(noun)) things.push(noun)
    ;[run, determined] = [[], false]
  }
  for (const { word, concept } of tokens) {
    if (concept?.kind === 'negation') refused = true
    // A pile, a smell: the thing is what stands behind.
    else if (word === 'of' || word === 'von') [run, determined] = [[], false]
    else if (concept?.kind === 'number' || DETERMINERS.has(word)) {
      close()
      determined = true
    } else if (concept?.kind === 'colour') continue
    else if (concept?.kind === 'trait' || concept?.kind === 'mood') run = []
    else if (concept !== undefined && concept.kind !== 'break') [run, determined] = [[], false]
    else if (concept?.kind === 'break' || FILLERS.has(word) || (run.length > 0 && VERB_LIKE.test(word))) {
      if (run.length > 0 || concept?.kind === 'break') close()
    } else run.push(word)
  }
  close()
  return things
}

/** "cello", "electric guitar": a prompt that is a bare name, whatever style stands behind it. */
function bareName(tokens: readonly Token[]): string | undefined {
  const words = tokens.filter(({ concept }) => concept === undefined)
  const styled = tokens.every(
    ({ word, concept }) =>
      (concept === undefined && !isFiller(word)) ||
      concept?.kind === 'style' ||
      concept?.kind === 'mood' ||
      concept?.kind === 'colour',
  )
  const noun = words.at(-1)?.word
  return styled && words.length > 0 && words.length <= 2 && noun !== undefined && isTangible(noun) ? noun : undefined
}

const asWritten = (text: string, noun: string): string =>
  text
    .match(/\p{L}+/gu)
    ?.find(word => toWords(word)[0] === noun)
    ?.toLowerCase() ?? noun

export function readUnknown(text: string, lexicon: Lexicon): Unknown {
  const clauses = text
    .split(/[.,;:!?()\n|/]+/u, MAX_CLAUSES)
    .map(clause => tokenise(toWords(clause), lexicon))
    .filter(tokens => tokens.length > 0)
  const bare = clauses[0] && bareName(clauses[0])
  const things = new Set([...(bare === undefined ? [] : [bare]), ...clauses.flatMap(thingsOf)])
  const words = new Set(
    clauses
      .flat()
      .filter(({ word, concept }) => concept === undefined && word.length > 1 && !isFiller(word))
      .map(({ word }) => word),
  )
  const nouns = [...things].slice(0, MAX_THINGS)
  return {
    things: nouns.map(noun => asWritten(text, noun)),
    asCompared: new Set(nouns),
    words: [...words].slice(0, MAX_UNKNOWN),
  }
}
