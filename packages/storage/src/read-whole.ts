import { closeSync, constants, fstatSync, open, read } from 'node:fs'
import { promisify } from 'node:util'
import { StorageUnavailable } from './errors.ts'
import type { Room } from './storage.ts'

const openFile = promisify(open)
const readFile = promisify(read)

/**
 * A file in two turns through Node's threads, where a FileHandle takes four and as long again for itself (ADR 17). What
 * the other two would ask of the system is in its memory once the file is open. Undefined where it is no file.
 */
export async function readWhole(path: string, room: Room = sizeBytes => new Uint8Array(sizeBytes)) {
  const file = await openFile(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return undefined
    const bytes = room(stats.size).subarray(0, stats.size)
    for (let at = 0; at < bytes.byteLength;) {
      const { bytesRead } = await readFile(file, bytes, at, bytes.byteLength - at, at)
      if (bytesRead === 0) throw new StorageUnavailable('An object is shorter than it was a moment ago.')
      at += bytesRead
    }
    return bytes
  } finally {
    closeSync(file)
  }
}
