import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { renderOnce, type OnceOptions } from '@atelier/imaging'
import pLimit from 'p-limit'
import type { Decoding } from '../../platform/decoding.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImageFiles, ImagesService } from '../images/module.ts'

interface PicturesDependencies {
  readonly images: Pick<ImagesService, 'get'>
  readonly files: Pick<ImageFiles, 'open' | 'original'>
  readonly decoding: Decoding
}

/** As it was stored, where no format is named. */
export interface Wanted extends Partial<OnceOptions> {
  /** Whether it is made once and kept among the renditions, which have a bound, since it may be asked for again. */
  readonly isKept?: boolean
  /** With how it was made inside; as it comes where it is left out. */
  readonly recipe?: true
}

export interface Picture {
  readonly bytes: Buffer
  readonly mimeType: string
}

/** Pictures converted at a time: nobody waits for these who looks at the gallery, and they leave the processors to whoever does. */
const CONVERSIONS = 1
/** Pictures read at a time: when an engine has made 200 at once, as many whole files would keep the event loop from all else. */
const READS = 4

/** Images of the gallery as other programs take them: whole, in memory, in a format of theirs. */
export function createPictures({ images, files, decoding }: PicturesDependencies) {
  const converting = pLimit(CONVERSIONS)
  const reading = pLimit(READS)

  return async (asker: Asker, id: string, { format, quality, recipe, isKept = false }: Wanted): Promise<Picture> => {
    const row = await images.get(asker, id)
    const isStored = format === undefined || `image/${format}` === row.mimeType
    const ownQuality = format === 'png' ? undefined : quality
    if (format === undefined || recipe || isKept || (ownQuality === undefined && isStored)) {
      const query = { ...(format !== undefined && { format }), ...(recipe ? { recipe } : { quality: ownQuality }) }
      const file = await files.open(row, query, async () => row)
      return reading(async () => {
        const read = await file.read()
        return { mimeType: file.mimeType, bytes: read instanceof Uint8Array ? viewOf(read) : await buffer(read) }
      })
    }
    const bytes = await converting(async () => {
      const original = await files.original(row)
      return decoding(row.width * row.height, () => renderOnce(original, { format, quality: ownQuality }))
    })
    return { mimeType: `image/${format}`, bytes: viewOf(bytes) }
  }
}

const viewOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What stands for a file where two that are asked for are compared. */
export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
