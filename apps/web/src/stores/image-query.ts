import type { Image, ImagesFilter } from '@atelier/contracts'

export const filterKey = (filter: ImagesFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

/** Would the server list this image? Asked when an event tells of one; the next read has the last word. */
export function matches(
  image: Image,
  { q, model, provider, imported, favorite, from, to, trashed = false }: ImagesFilter,
): boolean {
  return (
    (image.trashedAt !== null) === trashed &&
    (model === undefined || image.model === model) &&
    (provider === undefined || image.provider === provider) &&
    (imported === undefined || (image.provider === null) === imported) &&
    (favorite === undefined || image.favorite === favorite) &&
    (from === undefined || Date.parse(image.createdAt) >= Date.parse(from)) &&
    (to === undefined || Date.parse(image.createdAt) < Date.parse(to)) &&
    (q === undefined || mentions(`${image.prompt} ${image.title ?? ''}`, q))
  )
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** All words, and phrases in quotes, as the server finds them: whole, but for the last word before a `*`. */
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
