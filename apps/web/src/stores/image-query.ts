import type { Image, ImagesQuery } from '@atelier/contracts'

/** What the gallery shows: the query without its page. */
export type ImageFilter = Omit<ImagesQuery, 'cursor' | 'limit'>

export const filterKey = (filter: ImageFilter) =>
  JSON.stringify(Object.entries(filter).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => a.localeCompare(b)))

/** Would the server list this image? Asked when an event tells of one; the next read has the last word. */
export function matches(image: Image, { q, model, provider, favorite, from, to, trashed = false }: ImageFilter): boolean {
  return (image.trashedAt !== null) === trashed
    && (model === undefined || image.model === model)
    && (provider === undefined || image.provider === provider)
    && (favorite === undefined || image.favorite === favorite)
    && (from === undefined || Date.parse(image.createdAt) >= Date.parse(from))
    && (to === undefined || Date.parse(image.createdAt) < Date.parse(to))
    && (q === undefined || mentions(image.prompt, q))
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** All words, each the beginning of one in the text; words in quotes stand next to each other. */
function mentions(text: string, q: string): boolean {
  const own = words(text)
  const phrases = [...q.matchAll(/"([^"]*)"|(\S+)/g)].map(([, phrase, word]) => words(phrase ?? word ?? ''))
  return phrases.every(phrase => own.some((_, at) => phrase.every((word, k) => own[at + k]?.startsWith(word))) || phrase.length === 0)
}
