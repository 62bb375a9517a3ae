import { soughtWords } from '@atelier/db'

/** A part of a search: words that must follow each other, or the beginning of a word. */
interface Term {
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly prefix: boolean
}

/** More than anyone types; keeps a query's cost bounded. */
const MAX_TERMS = 16

/** Reads what a person typed: `word`, `begin*`, `"a phrase"`. All terms must occur, cut into words as the images' own texts are. */
export function parseSearch(text: string): Term[] {
  return Array.from(text.matchAll(/"([^"]*)"?|([^\s"]+)/g))
    .map(([, phrase, word]): Term => {
      const { words, goesOn } = soughtWords(phrase ?? word ?? '')
      return { words, prefix: goesOn || (word?.endsWith('*') ?? false) }
    })
    .filter(term => term.words.length > 0)
    .slice(0, MAX_TERMS)
}

interface Filters {
  readonly trashed: boolean
  readonly favorite?: boolean | undefined
  readonly model?: string | undefined
  readonly provider?: string | undefined
  readonly imported?: boolean | undefined
  readonly collection?: string | undefined
}

/** FTS5's query language: quoted strings are phrases; nothing a user types is outside the quotes. */
export function toFts5(terms: readonly Term[], filters: Filters): string {
  const phrases = terms.map(({ words, prefix }) => `words:"${words.join(' ')}"${prefix ? '*' : ''}`)
  const all = [...facetsOf(filters), ...phrases].join(' ')
  // NOT binds less than the spaces between the others.
  return [
    all,
    filters.favorite === false && 'facets:"favorite"',
    filters.imported === false && `facets:"${NO_PROVIDER}"`,
  ]
    .filter(Boolean)
    .join(' NOT ')
}

/** The word of what was imported: of a provider without a name. */
const NO_PROVIDER = 'p'

/** The words under which `image_search.facets` keeps the filters of the gallery (see the migration). */
function facetsOf({ trashed, favorite, model, provider, imported, collection }: Filters): string[] {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const wanted = [
    trashed ? 'trashed' : 'live',
    favorite && 'favorite',
    model && `m${hex(model)}`,
    provider && `p${hex(provider)}`,
    imported && NO_PROVIDER,
    collection && `c${collection.replaceAll('-', '').toLowerCase()}`,
  ]
  return wanted.filter(Boolean).map(word => `facets:"${word}"`)
}

/** tsquery's language: lexemes are quoted, so that no operator comes from the user. */
export const toTsquery = (terms: readonly Term[]) =>
  terms
    .map(({ words, prefix }) =>
      words.map((word, index) => `'${word}'${prefix && index === words.length - 1 ? ':*' : ''}`).join(' <-> '),
    )
    .join(' & ')
