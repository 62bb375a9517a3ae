/** A part of a search: words that must follow each other, or the beginning of a word. */
interface Term {
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly prefix: boolean
}

/** More than anyone types; keeps a query's cost bounded. */
const MAX_TERMS = 16

/**
 * Reads what a person typed: `word`, `begin*`, `"a phrase"`. All terms must occur. Words are cut at everything that is
 * neither letter, mark nor digit, as both databases cut the prompts.
 */
export function parseSearch(text: string): Term[] {
  return Array.from(text.matchAll(/"([^"]*)"?|([^\s"]+)/g))
    .map(([, phrase, word]): Term => ({
      words: (phrase ?? word ?? '').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean),
      prefix: word?.endsWith('*') ?? false,
    }))
    .filter(term => term.words.length > 0)
    .slice(0, MAX_TERMS)
}

/** FTS5's query language: quoted strings are phrases; nothing a user types is outside the quotes. */
export const toFts5 = (terms: readonly Term[]) =>
  terms.map(({ words, prefix }) => `words:"${words.join(' ')}"${prefix ? '*' : ''}`).join(' ')

/** tsquery's language: lexemes are quoted, so that no operator comes from the user. */
export const toTsquery = (terms: readonly Term[]) =>
  terms.map(({ words, prefix }) => words.map((word, index) => `'${word}'${prefix && index === words.length - 1 ? ':*' : ''}`).join(' <-> ')).join(' & ')

/** The words under which `image_search.facets` keeps the filters of the gallery (see the migration). */
export function toFacets({ trashed, favorite, model, provider }: { trashed: boolean, favorite?: boolean | undefined, model?: string | undefined, provider?: string | undefined }): string {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const wanted = [trashed ? 'trashed' : 'live', favorite && 'favorite', model && `m${hex(model)}`, provider && `p${hex(provider)}`].filter(Boolean)
  const all = wanted.map(word => `facets:"${word}"`).join(' ')
  return favorite === false ? `(${all}) NOT facets:"favorite"` : all
}
