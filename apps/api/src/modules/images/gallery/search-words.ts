import { tagOf, type ImagesFilter } from '@atelier/contracts'
import { soughtWords } from '@atelier/db'

/** Words that must follow each other, or the beginning of a word. */
interface Words {
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly prefix: boolean
  /** Where they have to stand; anywhere where it is left out. */
  readonly place?: Place | undefined
}

/** What a filter asks for: one of these, as the database keeps them (see the migration `ratings_and_tags`). */
interface Facets {
  readonly facets: readonly Facet[]
}
interface Facet {
  readonly kind: 'rating' | 'seed' | 'shape' | 'tag' | 'style'
  readonly value: string
}

export type Term = (Words | Facets) & { readonly isExcluded: boolean }

type Place = 'model' | 'negative'

/** More than anyone types; keeps a query's cost bounded. */
const MAX_TERMS = 16
const MOST_STARS = 5

const TERM = /(-)?(?:(model|negative|rating|seed|shape|style|tag):)?(?:"([^"]*)"?|([^\s"]+))/gi

/**
 * Reads what a person typed: `word`, `begin*`, `"a phrase"`, `-without`, `rating:>=4`. All terms must occur, cut into words
 * as the images' own texts are. What names no field that there is, or nothing that can be in it, is looked for as it stands.
 */
export function parseSearch(text: string): Term[] {
  return Array.from(text.matchAll(TERM))
    .map(([whole, minus, field, phrase, word]): Term => {
      const isExcluded = minus !== undefined
      const name = field?.toLowerCase()
      const value = phrase ?? word ?? ''
      if (name === 'model' || name === 'negative')
        return { ...wordsOf(value, phrase === undefined), place: name, isExcluded }
      const term = name === undefined ? undefined : facetTerm(name, value)
      if (term) return { ...term, isExcluded: isExcluded !== term.isExcluded }
      return {
        ...wordsOf(field === undefined ? value : whole.slice(minus?.length ?? 0), phrase === undefined),
        isExcluded,
      }
    })
    .filter(term => 'facets' in term || term.words.length > 0)
    .slice(0, MAX_TERMS)
}

function wordsOf(text: string, mayBePrefix: boolean): Words {
  const { words, goesOn } = soughtWords(text)
  return { words, prefix: goesOn || (mayBePrefix && text.endsWith('*')) }
}

function facetTerm(field: string, value: string): (Facets & { isExcluded: boolean }) | undefined {
  if (field === 'rating') return ratingTerm(value)
  if (field === 'seed') return /^\d{1,20}$/.test(value) ? one('seed', String(BigInt(value))) : undefined
  if (field === 'shape') return /^(?:wide|tall|square)$/i.test(value) ? one('shape', value.toLowerCase()) : undefined
  if (field === 'tag') return one('tag', tagOf(value))
  return one('style', value)
}

const one = (kind: Facet['kind'], value: string) => ({ facets: [{ kind, value }], isExcluded: false })

/** What has no stars has no facet: it is all but what has some. */
function ratingTerm(text: string): (Facets & { isExcluded: boolean }) | undefined {
  const [, sign = '=', digit] = /^(>=|<=|>|<|=)?([0-5])$/.exec(text) ?? []
  if (digit === undefined) return undefined
  const stars = Number(digit)
  const fits = (rating: number) =>
    sign === '='
      ? rating === stars
      : sign.startsWith('>')
        ? rating > stars || (rating === stars && sign === '>=')
        : rating < stars || (rating === stars && sign === '<=')
  const isExcluded = fits(0)
  const ratings = Array.from({ length: MOST_STARS }, (_, n) => n + 1).filter(rating => fits(rating) !== isExcluded)
  return { facets: ratings.map(rating => ({ kind: 'rating', value: String(rating) })), isExcluded }
}

/** The filters that the search has the words for. */
export type SoughtFilter = Pick<ImagesFilter, 'rating' | 'tag' | 'style' | 'shape' | 'seed' | 'negative'>

/** The same in the words of a search, so that two filters can both be asked for. */
export const searchOf = ({ rating, tag, style, shape, seed, negative }: SoughtFilter): string[] =>
  [
    rating === undefined ? [] : [rating === 0 ? 'rating:0' : `rating:>=${rating}`],
    tag === undefined ? [] : [`tag:"${tag}"`],
    style === undefined ? [] : [`style:"${style.replaceAll('"', '')}"`],
    shape === undefined ? [] : [`shape:${shape}`],
    seed === undefined ? [] : [`seed:${seed}`],
    // Each word by itself: all must occur, wherever.
    (negative?.match(/[^\s"]+/g) ?? []).map(word => `negative:${word}`),
  ].flat()

interface Filters {
  readonly trashed: boolean
  readonly favorite?: boolean | undefined
  readonly model?: string | undefined
  readonly provider?: string | undefined
  readonly imported?: boolean | undefined
  readonly collection?: string | undefined
}

const hex = (text: string) => Buffer.from(text).toString('hex')

/** FTS5's query language: quoted strings are phrases; nothing a user types is outside the quotes. */
export function toFts5(terms: readonly Term[], filters: Filters): string {
  const [wanted, excluded] = [terms.filter(term => !term.isExcluded), terms.filter(term => term.isExcluded)]
  const without = [
    filters.favorite === false && 'facets:"favorite"',
    filters.imported === false && `facets:"${NO_PROVIDER}"`,
    ...excluded.map(inFts5),
  ].filter(Boolean)
  const all = [...facetsOf(filters), ...wanted.map(inFts5)].join(' AND ')
  return [`(${all})`, ...without].join(' NOT ')
}

function inFts5(term: Term): string {
  if ('facets' in term) return `facets:(${term.facets.map(facet => `"${facetInFts5(facet)}"`).join(' OR ') || NOTHING})`
  const { words, prefix, place } = term
  return `${place ?? '{words model negative tags}'}:"${words.join(' ')}"${prefix ? '*' : ''}`
}

/** Rated better than best. */
const NOTHING = '"nothing"'

const FTS5_FACETS = {
  rating: value => `r${value}`,
  seed: value => `s${value}`,
  shape: value => value,
  tag: value => `t${hex(value)}`,
  style: value => `y${hex(value)}`,
} satisfies Record<Facet['kind'], (value: string) => string>

const facetInFts5 = ({ kind, value }: Facet) => FTS5_FACETS[kind](value)

/** The word of what was imported: of a provider without a name. */
const NO_PROVIDER = 'p'

/** The words under which `image_search.facets` keeps the filters of the gallery (see the migration). */
function facetsOf({ trashed, favorite, model, provider, imported, collection }: Filters): string[] {
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
  terms.map(term => `${term.isExcluded ? '!' : ''}(${inTsquery(term)})`).join(' & ')

const TSQUERY_WEIGHTS = { model: 'B', negative: 'C' } satisfies Record<Place, string>
const TSQUERY_KINDS = { rating: '#r', seed: '#s', shape: '#', tag: '#t', style: '#y' } satisfies Record<
  Facet['kind'],
  string
>

function inTsquery(term: Term): string {
  if ('facets' in term)
    return term.facets.map(({ kind, value }) => lexeme(TSQUERY_KINDS[kind] + value)).join(' | ') || lexeme('#nothing')
  const { words, prefix, place } = term
  const weight = place ? TSQUERY_WEIGHTS[place] : ''
  return words
    .map((word, index) => {
      const marks = (prefix && index === words.length - 1 ? '*' : '') + weight
      return lexeme(word) + (marks && `:${marks}`)
    })
    .join(' <-> ')
}

const lexeme = (text: string) => `'${text.replaceAll(/['\\]/g, '$&$&')}'`
