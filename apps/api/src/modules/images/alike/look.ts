import { ImageRejected, type Likeness } from '@atelier/imaging'
import type { Storage } from '@atelier/storage'
import type { Decoding } from '../../../platform/decoding.ts'
import type { ImageRow } from '../images.presenter.ts'
import { inspectInTurn } from '../intake/picture.ts'
import { thumbnailKey } from '../names.ts'

interface LookDependencies {
  readonly storage: Pick<Storage, 'get'>
  readonly decoding: Decoding
}

/** Looks at a stored picture: at its thumbnail, which is decoded in a fraction of the time, or at itself where that is missing. */
export function createLook({ storage, decoding }: LookDependencies) {
  async function see(key: string, pixels: number): Promise<Likeness | undefined> {
    const bytes = await storage.get(key)
    if (!bytes) return undefined
    try {
      return (await inspectInTurn(bytes, pixels, decoding)).likeness
    } catch (error) {
      if (error instanceof ImageRejected) return undefined
      throw error
    }
  }

  /** Undefined where no pixels of it can be read. */
  return async ({ id, createdAt, storageKey, width, height }: ImageRow): Promise<Likeness | undefined> =>
    (await see(thumbnailKey(id, createdAt), 0)) ?? (await see(storageKey, width * height))
}
export type Look = ReturnType<typeof createLook>
