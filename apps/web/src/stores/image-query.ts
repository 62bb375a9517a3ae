import {
  readSearch,
  samplerOf,
  SEARCH_PARTS_AT_MOST,
  shapeOf,
  tagOf,
  type Image,
  type ImagesFilter,
  type SearchFacet,
  type SearchPart,
} from '@atelier/contracts'
import { isAmong } from './whose.ts'

export const filterKey = (filter: ImagesFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

/** Would the server list this image? Asked when an event tells of one; the next read has the last word. */
export const matches = (image: Image, filter: ImagesFilter): boolean =>
  fits(image, filter) &&
  partsOf(filter.q).every(part => 'facets' in part || mentions(image, part) !== part.isExcluded) &&
  (filter.negative ?? '')
    .split(/\s+/)
    .every(word => mentions(image, { text: word, isPhrase: false, place: 'negative' }))

/** The same but for the words, which the server alone knows in all scripts: what it has listed goes on being listed by this. */
export const fits = (image: Image, filter: ImagesFilter): boolean =>
  isAmong(image, filter) &&
  wasMade(image, filter) &&
  isMarked(image, filter) &&
  partsOf(filter.q).every(
    part => !('facets' in part) || part.facets.some(facet => bears(image, facet)) !== part.isExcluded,
  )

/**
 * Whether this page can tell by an image itself where it stands in a gallery. What collections have it is not to be seen in
 * it, and of other orders than the newest first only the server knows what stands beside it.
 */
export const isPlacedHere = ({ collection, sort = 'newest', q = '' }: ImagesFilter): boolean =>
  collection === undefined && sort === 'newest' && !readSearch(q).some(isOfCollections)

/** Whether it looks for what no collection has, which changes with any of them. */
export const asksForNone = ({ collection, q = '' }: ImagesFilter): boolean =>
  collection === 'none' || readSearch(q).some(isOfCollections)

const isOfCollections = (part: SearchPart) => 'facets' in part && part.facets.some(({ kind }) => kind === 'collected')

/** As many as the server reads. Of words this page can only guess; of collections it knows nothing. */
const partsOf = (q = '') =>
  readSearch(q)
    .filter(part => 'facets' in part || /[\p{L}\p{N}]/u.test(part.text))
    .slice(0, SEARCH_PARTS_AT_MOST)
    .filter(part => !isOfCollections(part))

const bears = (image: Image, { kind, value }: SearchFacet): boolean => {
  if (kind === 'tag') return image.tags.includes(value)
  if (kind === 'style') return image.typed?.styles.includes(value) ?? false
  if (kind === 'sampler') return samplerOf(image.sampler ?? '') === value
  if (kind === 'collected') return true
  return String(kind === 'shape' ? shapeOf(image) : image[kind]) === value
}

/** Of what stays as it is, as long as there is the image. */
const wasMade = (
  image: Image,
  { model, provider, imported, style, shape, seed, task, sampler, from, to }: ImagesFilter,
): boolean =>
  (model === undefined || image.model === model) &&
  (provider === undefined || image.provider === provider) &&
  (imported === undefined || (image.provider === null) === imported) &&
  (style === undefined || (image.typed?.styles.includes(style) ?? false)) &&
  (shape === undefined || shapeOf(image) === shape) &&
  (seed === undefined || image.seed === seed) &&
  (task === undefined || image.task === task) &&
  (sampler === undefined || samplerOf(image.sampler ?? '') === samplerOf(sampler)) &&
  (from === undefined || Date.parse(image.createdAt) >= Date.parse(from)) &&
  (to === undefined || Date.parse(image.createdAt) < Date.parse(to))

/** Of what people do to it. */
const isMarked = (image: Image, { favorite, rating, tag, trashed = false }: ImagesFilter): boolean =>
  (image.trashedAt !== null) === trashed &&
  (favorite === undefined || image.favorite === favorite) &&
  (rating === undefined || (rating === 0 ? image.rating === 0 : image.rating >= rating)) &&
  (tag === undefined || image.tags.includes(tagOf(tag)))

/** Whatever its case and accents. */
export const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A guess: words that follow each other, whole, but for the last one before a `*`. In scripts without blanks, no part of a run. */
function mentions(
  image: Image,
  { text, isPhrase, place }: Omit<Extract<SearchPart, { readonly text: string }>, 'isExcluded'>,
): boolean {
  const wanted = wordsOf(text)
  const goesOn = !isPhrase && text.endsWith('*')
  return textsOf(image, place).some(each => {
    const own = wordsOf(each)
    return (
      wanted.length === 0 ||
      own.some((_, at) =>
        wanted.every((word, k) =>
          goesOn && k === wanted.length - 1 ? own[at + k]?.startsWith(word) : own[at + k] === word,
        ),
      )
    )
  })
}

function textsOf({ prompt, title, model, negativePrompt, tags }: Image, place: 'model' | 'negative' | undefined) {
  if (place === 'model') return [model ?? '']
  if (place === 'negative') return [negativePrompt ?? '']
  return [`${prompt} ${title ?? ''}`, model ?? '', negativePrompt ?? '', tags.join(' ')]
}
