import { tagOf, type Image, type ImagesFilter } from '@atelier/contracts'
import { shapeOf, termsOf, type SearchTerm } from './search-terms.ts'

export const filterKey = (filter: ImagesFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

/** Would the server list this image? Asked when an event tells of one; the next read has the last word. */
export const matches = (image: Image, filter: ImagesFilter): boolean =>
  fits(image, filter) &&
  termsOf(filter.q ?? '').every(term => 'holds' in term || mentions(image, term) !== term.isExcluded) &&
  (filter.negative ?? '')
    .split(/\s+/)
    .every(word => mentions(image, { words: word, isPhrase: false, place: 'negative' }))

/** The same but for the words, which the server alone knows in all scripts: what it has listed goes on being listed by this. */
export const fits = (image: Image, filter: ImagesFilter): boolean =>
  wasMade(image, filter) &&
  isMarked(image, filter) &&
  termsOf(filter.q ?? '').every(term => !('holds' in term) || term.holds(image) !== term.isExcluded)

/** Of what stays as it is, as long as there is the image. */
const wasMade = (image: Image, { model, provider, imported, style, shape, seed, from, to }: ImagesFilter): boolean =>
  (model === undefined || image.model === model) &&
  (provider === undefined || image.provider === provider) &&
  (imported === undefined || (image.provider === null) === imported) &&
  (style === undefined || (image.typed?.styles.includes(style) ?? false)) &&
  (shape === undefined || shapeOf(image) === shape) &&
  (seed === undefined || image.seed === seed) &&
  (from === undefined || Date.parse(image.createdAt) >= Date.parse(from)) &&
  (to === undefined || Date.parse(image.createdAt) < Date.parse(to))

/** Of what people do to it. */
const isMarked = (image: Image, { favorite, rating, tag, trashed = false }: ImagesFilter): boolean =>
  (image.trashedAt !== null) === trashed &&
  (favorite === undefined || image.favorite === favorite) &&
  (rating === undefined || (rating === 0 ? image.rating === 0 : image.rating >= rating)) &&
  (tag === undefined || image.tags.includes(tagOf(tag)))

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A guess: words that follow each other, whole, but for the last one before a `*`. In scripts without blanks, no part of a run. */
function mentions(
  image: Image,
  { words, isPhrase, place }: Omit<Extract<SearchTerm, { readonly words: string }>, 'isExcluded'>,
): boolean {
  const wanted = wordsOf(words)
  const goesOn = !isPhrase && words.endsWith('*')
  return textsOf(image, place).some(text => {
    const own = wordsOf(text)
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
