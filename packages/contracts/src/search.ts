/** What server and page must agree on: how a search is read. */
import { MOST_STARS } from './rating.ts'
import { tagOf } from './tags.ts'

/** A part of a search, all of which must fit an image, or must not where it is excluded. */
export type SearchPart = { readonly isExcluded: boolean } & (SearchedText | SearchedFacets)

/** Words to be found; the last of them may go on behind a `*`, where they are no phrase. */
interface SearchedText {
  readonly text: string
  readonly isPhrase: boolean
  /** Where they have to stand; anywhere where it is left out. */
  readonly place?: 'model' | 'negative' | undefined
}

/** One of these. */
interface SearchedFacets {
  readonly facets: readonly SearchFacet[]
}
export interface SearchFacet {
  readonly kind: 'rating' | 'seed' | 'shape' | 'tag' | 'style' | 'task' | 'sampler' | 'collected'
  readonly value: string
}

/** More than anyone types; keeps a query's cost bounded. What has no words does not count. */
export const SEARCH_PARTS_AT_MOST = 16

const PART = /(-)?(?:(model|negative|rating|seed|shape|style|tag|task|sampler|collection):)?(?:"([^"]*)"?|([^\s"]+))/gi

/**
 * Reads what a person typed: `word`, `begin*`, `"a phrase"`, `-without`, `rating:>=4`. What names no field that there is, or
 * nothing that can be in it, is looked for as it stands.
 */
export const readSearch = (text: string): SearchPart[] =>
  Array.from(text.matchAll(PART), ([whole, minus, field, phrase, word]): SearchPart => {
    const isExcluded = minus !== undefined
    const isPhrase = phrase !== undefined
    const name = field?.toLowerCase()
    const value = phrase ?? word ?? ''
    if (name === 'model' || name === 'negative') return { text: value, isPhrase, place: name, isExcluded }
    const part = name === undefined ? undefined : facetsOf(name, value)
    if (part) return { ...part, isExcluded: isExcluded !== part.isExcluded }
    return { text: field === undefined ? value : whole.slice(minus?.length ?? 0), isPhrase, isExcluded }
  })

function facetsOf(field: string, value: string): (SearchedFacets & { isExcluded: boolean }) | undefined {
  if (field === 'rating') return ratingsOf(value)
  if (field === 'seed') return /^\d{1,20}$/.test(value) ? one('seed', String(BigInt(value))) : undefined
  if (field === 'shape') return /^(?:wide|tall|square)$/i.test(value) ? one('shape', value.toLowerCase()) : undefined
  if (field === 'tag') return one('tag', tagOf(value))
  if (field === 'task') return one('task', value.toLowerCase())
  if (field === 'sampler') return one('sampler', samplerOf(value))
  // What no collection has is all but what one has.
  if (field === 'collection')
    return /^none$/i.test(value) ? { ...one('collected', 'yes'), isExcluded: true } : undefined
  return one('style', value)
}

const one = (kind: SearchFacet['kind'], value: string) => ({ facets: [{ kind, value }], isExcluded: false })

/** As samplers are compared, in both databases alike. */
export const samplerOf = (name: string) => name.replaceAll(/[A-Z]/g, letter => letter.toLowerCase())

/** What has no stars has no facet: it is all but what has some. */
function ratingsOf(text: string): (SearchedFacets & { isExcluded: boolean }) | undefined {
  const [, sign = '=', digit] = /^(>=|<=|>|<|=)?([0-5])$/.exec(text) ?? []
  if (digit === undefined) return undefined
  const stars = Number(digit)
  const fits = (rating: number) =>
    (rating === stars && sign.includes('=')) ||
    (rating > stars && sign.startsWith('>')) ||
    (rating < stars && sign.startsWith('<'))
  const isExcluded = fits(0)
  const ratings = Array.from({ length: MOST_STARS }, (_, n) => n + 1).filter(rating => fits(rating) !== isExcluded)
  return { facets: ratings.map(rating => ({ kind: 'rating', value: String(rating) })), isExcluded }
}

export const shapeOf = ({ width, height }: { readonly width: number; readonly height: number }) =>
  width === height ? 'square' : width > height ? 'wide' : 'tall'
