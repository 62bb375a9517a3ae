import { createHash } from 'node:crypto'
import type { ImageMimeType } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import { inspect, probe, writeRecipe, type Inspected, type Recipe, type SourceMark } from '@atelier/imaging'
import type { Storage } from '@atelier/storage'
import { persist } from '../../../platform/persist.ts'
import type { ImagesKeeper } from './images.keeper.ts'
import { filenameOf, imageKey, thumbnailKey } from '../names.ts'

/** A picture that was judged by its head. */
export interface JudgedPicture {
  readonly bytes: Uint8Array
  readonly mimeType: ImageMimeType
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly sha256: string
}

/** One that is ready to be kept. */
export interface Picture extends JudgedPicture {
  /** Its pixels, being decoded to the last one. Rejects with `ImageRejected` where that cannot be done. */
  readonly inspected: Promise<Inspected>
}

/** The columns that follow from the file. */
export interface FileColumns {
  readonly id: string
  readonly createdAt: Date
  readonly storageKey: string
  readonly filename: string
  readonly mimeType: ImageMimeType
  readonly width: number
  readonly height: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly placeholder: string
}

interface Keeping<T> {
  readonly id: string
  readonly createdAt: Date
  readonly picture: Picture
  readonly prompt: string
  /** Whether the row that `write` gave is of this picture, and not of one that was there first. */
  readonly owns?: (kept: T) => boolean
}

interface Made {
  readonly recipe: Omit<Recipe, 'width' | 'height'>
  readonly mark: SourceMark
}

interface IntakeDependencies {
  readonly keeper: ImagesKeeper
  readonly storage: Storage
  readonly exists: (id: string) => Promise<boolean>
  readonly maxImageBytes: number
  readonly onError: (error: unknown) => void
}

/** How bytes become an image of the studio, whoever they come from. */
export function createImageIntake({ keeper, storage, exists, maxImageBytes, onError }: IntakeDependencies) {
  const thumbnails = new Set<Promise<void>>()

  async function keepThumbnail(id: string, key: string, thumbnail: Inspected['thumbnail']): Promise<void> {
    try {
      await storage.put(key, await thumbnail())
      // Whoever deleted the image for good in the meantime may have looked for its thumbnail too early.
      if (!(await exists(id))) await storage.remove(key)
    } catch (error) {
      // It is made again when somebody asks for it.
      onError(error)
    }
  }

  /** Judges the bytes by their content and writes the recipe into them. Throws `ImageRejected`. */
  function judge(bytes: Uint8Array, made?: Made): JudgedPicture {
    const { mimeType, extension, width, height, sizeBytes } = probe(bytes, { maxBytes: maxImageBytes })
    // What lies behind the picture's end is no part of it.
    const kept = made ? writeRecipe(bytes, { ...made.recipe, width, height }, made.mark) : bytes.subarray(0, sizeBytes)
    return { bytes: kept, mimeType, extension, width, height, sha256: createHash('sha256').update(kept).digest('hex') }
  }

  /** Begins to decode the pixels, which a recipe does not change. */
  function decode(judged: JudgedPicture): Picture {
    const inspected = inspect(judged.bytes)
    // Whoever keeps the picture waits for it and is told.
    inspected.catch(() => {})
    return { ...judged, inspected }
  }

  return {
    judge,
    decode,
    prepare: (bytes: Uint8Array, made: Made): Picture => decode(judge(bytes, made)),

    /**
     * Puts the file and writes its row, both or neither. The file is written while its pixels are still being decoded,
     * and goes again when that fails. The thumbnail follows, so that nobody waits for it.
     */
    async keep<T>(
      { id, createdAt, picture, prompt, owns = () => true }: Keeping<T>,
      write: (tx: Orm, file: FileColumns) => Work<T>,
    ): Promise<T> {
      const { bytes, extension, inspected, ...facts } = picture
      const filename = filenameOf(prompt, id, extension)
      const storageKey = imageKey(filename, createdAt)
      const columns = { ...facts, id, createdAt, storageKey, filename, sizeBytes: bytes.byteLength }
      const kept = await keeper.keep(storageKey, bytes, {
        prove: async () => (await inspected).placeholder,
        write: (tx, placeholder) => write(tx, { ...columns, placeholder }),
        owns,
        persist,
      })
      if (!owns(kept)) return kept
      const { thumbnail } = await inspected
      const following = keepThumbnail(id, thumbnailKey(id, createdAt), thumbnail).finally(
        () => void thumbnails.delete(following),
      )
      thumbnails.add(following)
      return kept
    },

    /** Resolves when the thumbnails that are being made are done. */
    settle: async (): Promise<void> => void (await Promise.allSettled(thumbnails)),
  }
}
export type ImageIntake = ReturnType<typeof createImageIntake>
