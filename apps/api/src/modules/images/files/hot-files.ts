import type { Room, Storage } from '@atelier/storage'
import { createBytesLru, createLru } from '../../../platform/lru.ts'

interface HotFilesOptions {
  readonly storage: Pick<Storage, 'get'>
  readonly maxBytes: number
  readonly maxFileBytes: number
  /** A file is cached when it is asked for again before so many others were; left out, it is cached at once. */
  readonly againWithin?: number
}

interface Asked {
  /** What is damaged is given all the same, and read anew the next time: it may be restored, or made again. */
  readonly isSound: (bytes: Uint8Array) => boolean
  readonly room?: Room | undefined
}

/**
 * Files that were asked for lately, up to a bound. A file under a key never changes, so what is cached is never stale; whether
 * there still is such a picture is for the caller to know.
 */
export function createHotFiles({ storage, maxBytes, maxFileBytes, againWithin }: HotFilesOptions) {
  const cache = createBytesLru<string>({ maxBytes, maxEntryBytes: maxFileBytes })
  const seen = againWithin === undefined ? undefined : createLru<string, true>(againWithin)

  /** What is cached has a place of its own; anything else is read to where `room` says. */
  return async function get(key: string, { isSound, room }: Asked): Promise<Uint8Array | undefined> {
    const known = cache.get(key)
    if (known) return known
    if (seen && !seen.has(key)) {
      seen.set(key, true)
      return storage.get(key, room)
    }
    const bytes = await storage.get(key)
    if (bytes && isSound(bytes)) cache.set(key, bytes)
    return bytes
  }
}
export type HotFiles = ReturnType<typeof createHotFiles>
