import {
  readSearch,
  SEARCH_PARTS_AT_MOST,
  type ImagesFilter,
  type SearchFacet,
  type SearchPart,
} from '@atelier/contracts'
import { soughtWords } from '@atelier/db'
import { STUDIO_USER } from '../../../platform/actor.ts'
import type { Whose } from '../../../platform/ownership.ts'

/** Words that must follow each other, or the beginning of a word. */
interface Words {
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly prefix: boolean
  readonly place?: Place | undefined
}
type Place = 'model' | 'negative'

/** The filters are kept as words, too (see the migration `ratings_and_tags`). */
interface Facets {
  readonly facets: readonly SearchFacet[]
}

export type Term = (Words | Facets) & { readonly isExcluded: boolean }

/** What was typed, cut into words as the images' own texts are. */
export const parseSearch = (text: string): Term[] =>
  readSearch(text)
    .map((part): Term => ('facets' in part ? part : wordsOf(part)))
    .filter(term => 'facets' in term || term.words.length > 0)
    .slice(0, SEARCH_PARTS_AT_MOST)

function wordsOf({ text, isPhrase, place, isExcluded }: Extract<SearchPart, { readonly text: string }>): Term {
  const { words, goesOn } = soughtWords(text)
  return { words, prefix: goesOn || (!isPhrase && text.endsWith('*')), place, isExcluded }
}

const OF_FEW: ReadonlySet<SearchFacet['kind']> = new Set(['rating', 'tag', 'style', 'sampler', 'seed'])

/** Whether it is for something that few images have. */
export const isRare = (term: Term) =>
  !term.isExcluded && 'facets' in term && term.facets.some(({ kind }) => OF_FEW.has(kind))

/** Whether they are in a collection is no word of the search, but a column. */
export function apart(all: readonly Term[]): { terms: Term[]; collected: boolean[] } {
  const isOfCollections = (term: Term) => 'facets' in term && term.facets.some(({ kind }) => kind === 'collected')
  return {
    terms: all.filter(term => !isOfCollections(term)),
    collected: all.filter(isOfCollections).map(term => !term.isExcluded),
  }
}

/** The filters that the search has the words for. */
export type SoughtFilter = {
  readonly [Name in 'rating' | 'tag' | 'style' | 'shape' | 'seed' | 'negative' | 'task' | 'sampler']?:
    | ImagesFilter[Name]
    | undefined
}

/** The same in the words of a search, so that two filters can both be asked for. */
export const searchOf = ({ rating, tag, style, shape, seed, negative, task, sampler }: SoughtFilter): string[] =>
  [
    rating === undefined ? [] : [rating === 0 ? 'rating:0' : `rating:>=${rating}`],
    tag === undefined ? [] : [`tag:"${tag}"`],
    style === undefined ? [] : [`style:"${style.replaceAll('"', '')}"`],
    shape === undefined ? [] : [`shape:${shape}`],
    seed === undefined ? [] : [`seed:${seed}`],
    task === undefined ? [] : [`task:${task}`],
    sampler === undefined ? [] : [`sampler:"${sampler.replaceAll('"', '')}"`],
    // Each word by itself: all must occur, wherever.
    (negative?.match(/[^\s"]+/g) ?? []).map(word => `negative:${word}`),
  ].flat()

interface Filters extends Whose {
  readonly trashed: boolean
  readonly favorite?: boolean | undefined
  readonly model?: string | undefined
  readonly provider?: string | undefined
  readonly imported?: boolean | undefined
  readonly collection?: string | undefined
}

const hex = (text: string) => Buffer.from(text).toString('hex')

/** FTS5's query language: quoted strings are phrases; nothing a user types is outside the quotes. */
export function toFts5(terms: readonly Term[], filters: Filters, hasOwnWord = false): string {
  const [wanted, excluded] = [terms.filter(term => !term.isExcluded), terms.filter(term => term.isExcluded)]
  const found = [...facetsOf(filters, hasOwnWord), ...wanted.map(inFts5)]
  // The list of all that is not in the trash is as long as the gallery: taking the trash away is quicker than going along with it.
  const without = [
    !filters.trashed && found.length > 0 && 'facets:"trashed"',
    // The first owner has taken over a gallery of before there were owners, whose words know of none; see own-words.ts.
    isOfFirst(filters) && !hasOwnWord && `facets:"${OTHERS}"`,
    filters.favorite === false && 'facets:"favorite"',
    filters.imported === false && `facets:"${NO_PROVIDER}"`,
    ...excluded.map(inFts5),
  ].filter(Boolean)
  const all = (found.length > 0 ? found : ['facets:"live"']).join(' AND ')
  return [`(${all})`, ...without].join(' NOT ')
}

function inFts5(term: Term): string {
  if ('facets' in term) return `facets:(${term.facets.map(facet => `"${facetInFts5(facet)}"`).join(' OR ') || NOTHING})`
  const { words, prefix, place } = term
  return `${place ?? '{words model negative tags}'}:"${words.join(' ')}"${prefix ? '*' : ''}`
}

/** Rated better than best. */
const NOTHING = '"nothing"'

type Kind = Exclude<SearchFacet['kind'], 'collected'>

const FTS5_FACETS = {
  rating: value => `r${value}`,
  seed: value => `s${value}`,
  shape: value => value,
  tag: value => `t${hex(value)}`,
  style: value => `y${hex(value)}`,
  task: value => `k${hex(value)}`,
  sampler: value => `a${hex(value)}`,
} satisfies Record<Kind, (value: string) => string>

const facetInFts5 = ({ kind, value }: SearchFacet) => (kind === 'collected' ? 'nothing' : FTS5_FACETS[kind](value))

/** The word of what was imported: of a provider without a name. */
const NO_PROVIDER = 'p'

const bare = (id: string) => id.replaceAll('-', '').toLowerCase()

/** The word of all that belongs to another than the studio's own user. */
const OTHERS = 'others'

export const isOfFirst = ({ owner }: Whose) => owner === STUDIO_USER.id

/** Whether the search has a list of its own for these pictures' owner, which is short where many share a gallery. */
export const isOfOne = ({ owner }: Whose) => owner !== undefined && owner !== STUDIO_USER.id

/** The words under which `image_search.facets` keeps the filters of the gallery (see the migration). */
function facetsOf(
  { owner, shared, trashed, favorite, model, provider, imported, collection }: Filters,
  hasOwnWord: boolean,
): string[] {
  const wanted = [
    owner !== undefined && (isOfOne({ owner }) || hasOwnWord) && `o${bare(owner)}`,
    shared && 'shared',
    trashed && 'trashed',
    favorite && 'favorite',
    model && `m${hex(model)}`,
    provider && `p${hex(provider)}`,
    imported && NO_PROVIDER,
    collection && `c${bare(collection)}`,
  ]
  return wanted.filter(Boolean).map(word => `facets:"${word}"`)
}

/** tsquery's language: lexemes are quoted, so that no operator comes from the user. */
export const toTsquery = (terms: readonly Term[]) =>
  terms.map(term => `${term.isExcluded ? '!' : ''}(${inTsquery(term)})`).join(' & ')

const TSQUERY_WEIGHTS = { model: 'B', negative: 'C' } satisfies Record<Place, string>
const TSQUERY_KINDS = {
  rating: '#r',
  seed: '#s',
  shape: '#',
  tag: '#t',
  style: '#y',
  task: '#k',
  sampler: '#a',
  collected: '#nothing',
} satisfies Record<SearchFacet['kind'], string>

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
