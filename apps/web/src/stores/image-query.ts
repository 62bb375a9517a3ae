import type { Image, ImagesFilter } from '@atelier/contracts'

export const filterKey = (filter: ImagesFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

/** Would the server list this image? Asked when an event tells of one; the next read has the last word. */
export const matches = (image: Image, filter: ImagesFilter): boolean =>
  fits(image, filter) && (filter.q === undefined || mentions(`${image.prompt} ${image.title ?? ''}`, filter.q))

/** The same but for the words, which the server alone knows in all scripts: what it has listed goes on being listed by this. */
export function fits(
  image: Image,
  { model, provider, imported, favorite, from, to, trashed = false }: ImagesFilter,
): boolean {
  return (
    (image.trashedAt !== null) === trashed &&
    (model === undefined || image.model === model) &&
    (provider === undefined || image.provider === provider) &&
    (imported === undefined || (image.provider === null) === imported) &&
    (favorite === undefined || image.favorite === favorite) &&
    (from === undefined || Date.parse(image.createdAt) >= Date.parse(from)) &&
    (to === undefined || Date.parse(image.createdAt) < Date.parse(to))
  )
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A guess: all words, and phrases in quotes, whole, but for the last word before a `*`. In scripts without blanks, no part of a run. */
function mentions(text: string, q: string): boolean {
  const own = words(text)
  const terms = Array.from(q.matchAll(/"([^"]*)"?|([^\s"]+)/g), ([, phrase, word]) => ({
    wanted: words(phrase ?? word ?? ''),
    isBeginning: word?.endsWith('*') ?? false,
  }))
  return terms.every(
    ({ wanted, isBeginning }) =>
      wanted.length === 0 ||
      own.some((_, at) =>
        wanted.every((word, k) =>
          isBeginning && k === wanted.length - 1 ? own[at + k]?.startsWith(word) : own[at + k] === word,
        ),
      ),
  )
}
