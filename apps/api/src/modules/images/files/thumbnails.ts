import type { Storage } from '@atelier/storage'
import type { Decoding } from '../../../platform/decoding.ts'
import type { FileRow } from '../images.presenter.ts'
import { inspectInTurn } from '../intake/picture.ts'
import { thumbnailKey } from '../names.ts'

/** Pictures whose thumbnail is still to be made; each may hold 8 MB of pixels. */
const MAX_WAITING = 8

interface ThumbnailsDependencies {
  readonly storage: Pick<Storage, 'put' | 'remove'>
  readonly decoding: Decoding
  readonly exists: (imageId: string) => Promise<boolean>
  readonly onError: (error: unknown) => void
}

/** Makes thumbnails and stores them: of a picture that was just stored, and again where one is missing. */
export function createThumbnails({ storage, decoding, exists, onError }: ThumbnailsDependencies) {
  const making = new Map<string, Promise<Uint8Array | undefined>>()

  async function make(row: FileRow, encode: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const bytes = await encode()
    // It can be made again at any time, so it is served even when it cannot be stored.
    await save(row, bytes).catch((error: unknown) => {
      onError(error)
      return undefined
    })
    return bytes
  }

  async function save(row: FileRow, bytes: Uint8Array): Promise<void> {
    const key = thumbnailKey(row.id, row.createdAt)
    await storage.put(key, bytes, { isDerived: true })
    // Whoever deleted the image for good in the meantime may have looked for its thumbnail too early.
    if (!(await exists(row.id))) await storage.remove(key)
  }

  return {
    /** Begins with that of a picture whose pixels are decoded. Resolves when there is room for the next one. */
    async begin(row: FileRow, encode: () => Promise<Uint8Array>): Promise<void> {
      const made = make(row, encode)
        .catch((error: unknown) => {
          onError(error)
          return undefined
        })
        .finally(() => void making.delete(row.id))
      making.set(row.id, made)
      while (making.size > MAX_WAITING) await Promise.race(making.values())
    },

    /** The one that is being made right now, where it is. */
    begun: async (row: FileRow): Promise<Uint8Array | undefined> => making.get(row.id),

    /** Of a stored picture that has none. */
    remake: (row: FileRow, original: Uint8Array): Promise<Uint8Array> =>
      make(row, async () => (await inspectInTurn(original, row.width * row.height, decoding)).thumbnail()),

    /** Resolves when those that were begun are done. */
    settle: async (): Promise<void> => void (await Promise.all(making.values())),
  }
}
export type Thumbnails = ReturnType<typeof createThumbnails>
