import { createHash } from 'node:crypto'
import type { ImageMimeType } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import { inspect, probe, writeRecipe, type Inspected, type Recipe } from '@atelier/imaging'
import type { Storage } from '@atelier/storage'
import { persist } from '../../shared/persist.ts'
import type { ImagesKeeper } from './images.keeper.ts'
import { filenameOf, imageKey, thumbnailKey } from './names.ts'

/** A picture that was judged by its head and is ready to be kept. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mimeType: ImageMimeType
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly sha256: string
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
      if (!await exists(id)) await storage.remove(key)
    }
    catch (error) {
      // It is made again when somebody asks for it.
      onError(error)
    }
  }

  return {
    /** Judges the bytes by their content and writes the recipe into them. Throws `ImageRejected`. */
    prepare(bytes: Uint8Array, made?: { recipe: Omit<Recipe, 'width' | 'height'>, mark: 'trained' | 'algorithmic' }): Picture {
      const { mimeType, extension, width, height, sizeBytes } = probe(bytes, { maxBytes: maxImageBytes })
      const inspected = inspect(bytes)
      // Whoever keeps the picture waits for it and is told.
      inspected.catch(() => {})
      // What lies behind the picture's end is no part of it.
      const kept = made ? writeRecipe(bytes, { ...made.recipe, width, height }, made.mark) : bytes.subarray(0, sizeBytes)
      return { bytes: kept, mimeType, extension, width, height, sha256: createHash('sha256').update(kept).digest('hex'), inspected }
    },

    /**
     * Puts the file and writes its row, both or neither. The file is written while its pixels are still being decoded,
     * and goes again when that fails. The thumbnail follows, so that nobody waits for it.
     */
    async keep<T>(entry: { id: string, createdAt: Date, picture: Picture, prompt: string }, write: (tx: Orm, file: FileColumns) => Work<T>): Promise<T> {
      const { id, createdAt, picture: { bytes, extension, inspected, ...facts }, prompt } = entry
      const filename = filenameOf(prompt, id, extension)
      const storageKey = imageKey(filename, createdAt)
      const columns = { ...facts, id, createdAt, storageKey, filename, sizeBytes: bytes.byteLength }
      const kept = await keeper.keep(storageKey, bytes, {
        prove: async () => (await inspected).placeholder,
        write: (tx, placeholder) => write(tx, { ...columns, placeholder }),
        persist,
      })
      const { thumbnail } = await inspected
      const following = keepThumbnail(id, thumbnailKey(id, createdAt), thumbnail).finally(() => void thumbnails.delete(following))
      thumbnails.add(following)
      return kept
    },

    /** Resolves when the thumbnails that are being made are done. */
    settle: async (): Promise<void> => void await Promise.allSettled(thumbnails),
  }
}
export type ImageIntake = ReturnType<typeof createImageIntake>
