import { Readable } from 'node:stream'
import { checkByUse } from './check.ts'
import { requireFolder, requireKey, requireRange } from './keys.ts'
import type { ByteRange, Content, Room, Storage } from './storage.ts'

/** Everything in this process's memory: for tests, and for a studio that shall leave no trace. */
export const createMemoryStorage = (): Storage => {
  const objects = new Map<string, Uint8Array>()

  const find = (key: string) => {
    requireKey(key)
    return objects.get(key)
  }
  const put = async (key: string, content: Content) => {
    requireKey(key)
    objects.set(key, Uint8Array.from(content instanceof Uint8Array ? content : Buffer.concat(content)))
  }
  const get = async (key: string, room: Room = sizeBytes => new Uint8Array(sizeBytes)) => {
    const bytes = find(key)
    if (!bytes) return undefined
    const place = room(bytes.byteLength).subarray(0, bytes.byteLength)
    place.set(bytes)
    return place
  }
  const remove = async (key: string) => {
    requireKey(key)
    objects.delete(key)
  }

  return {
    put,
    get,
    remove,
    stat: async key => {
      const bytes = find(key)
      return bytes && { sizeBytes: bytes.length }
    },
    open: async (key, range?: ByteRange) => {
      if (range) requireRange(range)
      const bytes = find(key)
      if (!bytes) return undefined
      const part = range ? bytes.subarray(range.start, range.end + 1) : bytes
      return Readable.from(part.length > 0 ? [Buffer.from(part)] : [], { objectMode: false })
    },
    list: async function* (folder) {
      requireFolder(folder)
      const prefix = folder === '' ? '' : `${folder}/`
      // What comes or goes while the caller takes its time must not shift the rest.
      yield* Array.from(objects.keys()).filter(key => key.startsWith(prefix))
    },
    freeBytes: async () => null,
    check: () => checkByUse({ put, get, remove }),
  }
}
