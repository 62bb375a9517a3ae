import { randomUUID } from 'node:crypto'
import * as nodeFs from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { checkByUse } from './check.ts'
import { codeOf, StorageFull, StorageReadOnly, StorageUnavailable, toStorageError } from './errors.ts'
import { requireFolder, requireKey, requireRange } from './keys.ts'
import { readWhole } from './read-whole.ts'
import { createReader, reading } from './reader.ts'
import type { ByteRange, Content, PutOptions, Room, Storage } from './storage.ts'
import { createWriter, type DiskFs } from './writer.ts'

/** Below the root, so that a rename never crosses a file system; hidden, so that no key can name it. */
const INCOMING = '.incoming'

/** Older than this, a file in the working folder belongs to nobody who is still alive. */
const LEFTOVER_AGE_MS = 60 * 60 * 1000

/** Of a stream. Each costs a turn through Node's threads. */
const CHUNK_BYTES = 256 * 1024

export interface DiskStorageOptions {
  readonly fs?: DiskFs
  readonly now?: () => number
}

export interface DiskStorage extends Storage {
  /** Makes the folders and removes what a killed process left half written more than an hour ago. Call it once, at the start. */
  readonly prepare: () => Promise<void>
}

/** Objects as files below `root`. A symbolic link below the root is never followed: it counts as not there. */
export const createDiskStorage = (
  root: string,
  { fs = nodeFs, now = Date.now }: DiskStorageOptions = {},
): DiskStorage => {
  const base = resolve(root)
  const incoming = join(base, INCOMING)
  const reader = createReader(fs, base, now)
  const writer = createWriter(fs)
  const objects = createObjects(base, reader)

  /** Both folders, where they are not known to be there. Gives the topmost one that was made, if any. */
  const makeFoldersFor = async (folder: string) => {
    if (reader.isKnown(folder)) return undefined
    await writer.makeFolders(incoming)
    const firstMade = await writer.makeFolders(folder)
    if (!(await reader.isWithin(folder)))
      throw new StorageUnavailable('A folder of the storage is a link to somewhere else.')
    // One that was just made has to reach the disk with every object that is put until then.
    if (firstMade === undefined) reader.know(folder)
    return firstMade
  }

  const put = async (key: string, content: Content, { isDerived = false }: PutOptions = {}) => {
    requireKey(key)
    const target = join(base, key)
    const pieces = content instanceof Uint8Array ? [content] : content
    const write = async () => {
      const firstMade = await makeFoldersFor(dirname(target))
      await writer.write({ pieces, temporary: join(incoming, randomUUID()), target, firstMade, isDerived })
    }
    try {
      await write().catch((error: unknown) => {
        // Somebody took a folder away that was there a moment ago.
        if (codeOf(error) !== 'ENOENT' || !reader.isKnown(dirname(target))) throw error
        reader.forget()
        return write()
      })
    } catch (error) {
      throw toStorageError(error, `putting ${key}`)
    }
  }

  const remove = async (key: string) => {
    requireKey(key)
    await reading(`removing ${key}`, async () => {
      const path = join(base, key)
      if (await reader.isWithin(dirname(path))) await fs.unlink(path)
    })
  }

  const prepare = async () => {
    try {
      await writer.makeFolders(incoming)
      await removeLeftovers(fs, incoming, LEFTOVER_AGE_MS)
    } catch (error) {
      throw toStorageError(error, `preparing ${base}`)
    }
  }

  const freeBytes = async () => {
    try {
      // What anybody may use, not only root.
      const { bavail, bsize } = await nodeFs.statfs(base)
      return bavail * bsize
    } catch (error) {
      throw toStorageError(error, `asking for the room left for ${base}`)
    }
  }

  return { ...objects, put, remove, prepare, freeBytes, check: () => checkByUse({ put, remove, get: objects.get }) }
}

const createObjects = (base: string, reader: ReturnType<typeof createReader>) => ({
  get: (key: string, room?: Room) =>
    reading(`reading ${key}`, async () => {
      const path = await reader.find(key)
      return path === undefined ? undefined : readWhole(path, room)
    }),

  stat: (key: string) =>
    reading(`looking at ${key}`, async () => {
      const found = await reader.openFile(key)
      await found?.file.close()
      return found && { sizeBytes: found.sizeBytes }
    }),

  open: (key: string, range?: ByteRange) =>
    reading(`opening ${key}`, async () => {
      if (range) requireRange(range)
      const found = await reader.openFile(key)
      return found?.file.createReadStream({ highWaterMark: CHUNK_BYTES, ...range })
    }),

  list: async function* (folder: string) {
    requireFolder(folder)
    const isOurs = await reading(`listing ${folder}`, () => reader.isWithin(join(base, folder)))
    if (isOurs) yield* reader.walk(folder)
  },
})

/** Only what is old: another process may be writing into the same folder right now. */
const removeLeftovers = async (fs: DiskFs, incoming: string, ageMs: number) => {
  const timeMs = await timeOf(fs, incoming)
  if (timeMs === undefined) return
  const beforeMs = timeMs - ageMs
  for (const name of await fs.readdir(incoming)) {
    const path = join(incoming, name)
    const stats = await fs.lstat(path).catch(() => undefined)
    if (stats && stats.mtimeMs < beforeMs) await fs.rm(path, { force: true, recursive: true })
  }
}

/**
 * What the clock of the file system says: a shared one goes by another machine's. Milliseconds. Without room for a file it is
 * when the folder changed last, which is earlier. Undefined where nothing can be written, nor removed.
 */
const timeOf = async (fs: DiskFs, folder: string): Promise<number | undefined> => {
  try {
    return await timeByFile(fs, folder)
  } catch (error) {
    const reason = toStorageError(error, `asking for the time in ${folder}`)
    if (reason instanceof StorageReadOnly) return undefined
    if (reason instanceof StorageFull) return (await fs.lstat(folder)).mtimeMs
    throw error
  }
}

const timeByFile = async (fs: DiskFs, folder: string) => {
  const path = join(folder, randomUUID())
  const file = await fs.open(path, 'wx')
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
    await fs.rm(path, { force: true })
  }
}
