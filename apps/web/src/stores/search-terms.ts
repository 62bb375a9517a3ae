import { tagOf, type Image } from '@atelier/contracts'

/** What a search asks for, read as the server reads it. `holds` is judged exactly; of words this page can only guess. */
export type SearchTerm = { readonly isExcluded: boolean } & (
  | { readonly holds: (image: Image) => boolean }
  | { readonly words: string; readonly isPhrase: boolean; readonly place: 'model' | 'negative' | undefined }
)

/** As many as the server reads. */
const MAX_TERMS = 16
const TERM = /(-)?(?:(model|negative|rating|seed|shape|style|tag):)?(?:"([^"]*)"?|([^\s"]+))/gi

export const termsOf = (q: string): SearchTerm[] =>
  Array.from(q.matchAll(TERM), ([whole, minus, field, phrase, word]): SearchTerm => {
    const isExcluded = minus !== undefined
    const name = field?.toLowerCase()
    const value = phrase ?? word ?? ''
    const isPhrase = phrase !== undefined
    if (name === 'model' || name === 'negative') return { words: value, isPhrase, place: name, isExcluded }
    const holds = name === undefined ? undefined : testOf(name, value)
    if (holds) return { holds, isExcluded }
    // What names nothing that can be in a field is looked for as it stands.
    const words = field === undefined ? value : whole.slice(minus?.length ?? 0)
    return { words, isPhrase, place: undefined, isExcluded }
  })
    .filter(term => 'holds' in term || /[\p{L}\p{N}]/u.test(term.words))
    .slice(0, MAX_TERMS)

function testOf(field: string, value: string): ((image: Image) => boolean) | undefined {
  if (field === 'rating') return ratingTest(value)
  if (field === 'seed') return /^\d{1,20}$/.test(value) ? ({ seed }) => seed === Number(value) : undefined
  if (field === 'shape')
    return /^(?:wide|tall|square)$/i.test(value) ? image => shapeOf(image) === value.toLowerCase() : undefined
  if (field === 'tag') return ({ tags }) => tags.includes(tagOf(value))
  return ({ typed }) => typed?.styles.includes(value) ?? false
}

function ratingTest(text: string): ((image: Image) => boolean) | undefined {
  const [, sign = '=', digit] = /^(>=|<=|>|<|=)?([0-5])$/.exec(text) ?? []
  if (digit === undefined) return undefined
  const stars = Number(digit)
  return ({ rating }) =>
    (rating === stars && sign.includes('=')) ||
    (rating > stars && sign.startsWith('>')) ||
    (rating < stars && sign.startsWith('<'))
}

export const shapeOf = ({ width, height }: Pick<Image, 'width' | 'height'>) =>
  width === height ? 'square' : width > height ? 'wide' : 'tall'
