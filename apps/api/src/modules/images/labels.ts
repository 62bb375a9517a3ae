import { createHash } from 'node:crypto'
import { tagOf, tagsOf } from '@atelier/contracts'
import { readLabels, writeLabels, type Labels } from '@atelier/imaging'
import type { ImageRow } from './images.presenter.ts'

type Labelled = Pick<ImageRow, 'rating' | 'tags' | 'provider'>

/** What a file writes as one word and other programs mean as several, or quote. */
const partsOf = (tag: string) => tag.replaceAll('"', '').split(',')

/** The stars and tags that a file has, as an image keeps them. */
export function labelsIn(bytes: Uint8Array): { rating: number; tags: string[] } {
  const { rating = 0, tags } = readLabels(bytes)
  return { rating, tags: tagsOf(tags.flatMap(partsOf)) }
}

/** Whether what an image says may not be what its stored file says: one that was made here never says anything. */
export const mayDiffer = ({ provider, rating, tags }: Labelled): boolean =>
  provider === null || rating > 0 || tags.length > 0

/** The same for the same stars and tags; nothing where there are none. For names and validators. */
export const versionOf = ({ rating, tags }: Labels): string =>
  rating === 0 && tags.length === 0
    ? ''
    : `-${createHash('sha256')
        .update(JSON.stringify([rating, tags]))
        .digest('hex')
        .slice(0, 16)}`

/**
 * The stored file with the stars and tags that its image has by now: the very bytes where it says so already, and where a
 * JPEG has no room for them. A tag that the file has keeps the capitals that it has there.
 */
export function labelled({ rating, tags }: Labelled, original: Uint8Array): Uint8Array {
  const found = labelsIn(original)
  if (found.rating === rating && JSON.stringify(found.tags) === JSON.stringify(tags)) return original
  const spellings = new Map(readLabels(original).tags.map(tag => [tagOf(tag), tag]))
  try {
    return writeLabels(original, { rating, tags: tags.map(tag => spellings.get(tag) ?? tag) })
  } catch (error) {
    if (error instanceof RangeError) return original
    throw error
  }
}
