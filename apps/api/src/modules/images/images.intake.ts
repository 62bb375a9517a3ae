import { createHash } from 'node:crypto'
import type { ImageMimeType } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import { inspect, probe, writeRecipe, type Recipe } from '@atelier/imaging'
import type { Storage } from '@atelier/storage'
import { persist } from '../../shared/persist.ts'
import type { ImagesKeeper } from './images.keeper.ts'
import { filenameOf, imageKey, thumbnailKey } from './names.ts'

/** A picture that was judged and is ready to be kept. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mimeType: ImageMimeType
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly placeholder: string
  /** Encoded when asked for, from the pixels that were decoded to judge the picture. */
  readonly thumbnail: () => Promise<Uint8Array>
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

  async function keepThumbnail(id: string, key: string, thumbnail: Picture['thumbnail']): Promise<void> {
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
    async prepare(bytes: Uint8Array, made?: { recipe: Omit<Recipe, 'width' | 'height'>, mark: 'trained' | 'algorithmic' }): Promise<Picture> {
      const { mimeType, extension, width, height, sizeBytes } = probe(bytes, { maxBytes: maxImageBytes })
      const { placeholder, thumbnail } = await inspect(bytes)
      // What lies behind the picture's end is no part of it.
      const kept = made ? writeRecipe(bytes, { ...made.recipe, width, height }, made.mark) : bytes.subarray(0, sizeBytes)
      return { bytes: kept, mimeType, extension, width, height, sha256: createHash('sha256').update(kept).digest('hex'), placeholder, thumbnail }
    },

    /** Puts the file and writes its row, both or neither. The thumbnail follows, so that nobody waits for it. */
    async keep<T>(entry: { id: string, createdAt: Date, picture: Picture, prompt: string }, write: (tx: Orm, file: FileColumns) => Work<T>): Promise<T> {
      const { id, createdAt, picture: { bytes, extension, thumbnail, ...facts }, prompt } = entry
      const filename = filenameOf(prompt, id, extension)
      const storageKey = imageKey(filename, createdAt)
      const kept = await keeper.keep(storageKey, bytes, tx => write(tx, { ...facts, id, createdAt, storageKey, filename, sizeBytes: bytes.byteLength }), persist)
      const following = keepThumbnail(id, thumbnailKey(id, createdAt), thumbnail).finally(() => void thumbnails.delete(following))
      thumbnails.add(following)
      return kept
    },

    /** Resolves when the thumbnails that are being made are done. */
    settle: async (): Promise<void> => void await Promise.allSettled(thumbnails),
  }
}
export type ImageIntake = ReturnType<typeof createImageIntake>
