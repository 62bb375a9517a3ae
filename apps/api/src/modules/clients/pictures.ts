import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { ImageFormat } from '@atelier/contracts'
import { renderWithQuality } from '@atelier/imaging'
import type { Decoding } from '../../platform/decoding.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImageFiles, ImagesService } from '../images/module.ts'

interface PicturesDependencies {
  readonly images: Pick<ImagesService, 'get'>
  readonly files: Pick<ImageFiles, 'open' | 'original'>
  readonly decoding: Decoding
}

export interface Wanted {
  readonly format: Exclude<ImageFormat, 'avif'>
  /** 1 to 100; the usual one of the format where it is left out. PNG has none. */
  readonly quality?: number | undefined
  /** With how it was made inside; as it comes where it is left out. */
  readonly recipe?: true
}

/** Images of the gallery as other programs take them: whole, in memory, in a format of theirs. */
export const createPictures =
  ({ images, files, decoding }: PicturesDependencies) =>
  async (asker: Asker, id: string, { format, quality, recipe }: Wanted): Promise<Buffer> => {
    const row = await images.get(asker, id)
    if (quality !== undefined && format !== 'png') {
      const original = await files.original(row)
      const bytes = await decoding(row.width * row.height, () => renderWithQuality(original, { format, quality }))
      return Buffer.from(bytes)
    }
    const file = await files.open(row, { format, ...(recipe && { recipe }) })
    const read = await file.read()
    return read instanceof Uint8Array ? Buffer.from(read) : buffer(read)
  }

/** What stands for a file where two that are asked for are compared. */
export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
