import { constants } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAbsent, toStorageError } from './errors.ts'
import { isKey, requireKey } from './keys.ts'
import type { DiskFs } from './writer.ts'

/** Runs a piece of reading; what is not there is undefined. */
export const reading = async <T>(doing: string, read: () => Promise<T>) => {
  try {
    return await read()
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw toStorageError(error, doing)
  }
}

/** Milliseconds that a folder counts as looked at: for a gallery of pictures from a few folders, one look for all. */
const LOOKED_AT_MS = 1000

/** Finds objects below `base`, an absolute path. Links are not followed, with the one exception of `base` itself. */
export const createReader = (fs: DiskFs, base: string, now: () => number) => {
  /** Folders that are within, and not links to somewhere else. Emptied all at once, so it stays small. */
  const known = new Set<string>()
  let lookedAt = Number.NEGATIVE_INFINITY

  /** Throws what realpath throws where the folder is not there. */
  const isWithin = async (folder: string) => {
    const [realBase, realFolder] = await Promise.all([fs.realpath(base), fs.realpath(folder)])
    return realFolder === realBase + folder.slice(base.length)
  }

  const isKnown = (folder: string): boolean => {
    // A clock may be set back.
    if (Math.abs(now() - lookedAt) >= LOOKED_AT_MS) forget()
    return known.has(folder)
  }
  const know = (folder: string): void => void known.add(folder)
  const forget = (): void => {
    known.clear()
    lookedAt = now()
  }

  /** The path of a key; undefined where a folder on the way to it is a link. What is there is for the caller to see. */
  const find = async (key: string) => {
    requireKey(key)
    const path = join(base, key)
    const folder = dirname(path)
    if (isKnown(folder)) return path
    if (!(await isWithin(folder))) return undefined
    know(folder)
    return path
  }

  /** The caller closes the file. */
  const openFile = async (key: string) => {
    const path = await find(key)
    if (path === undefined) return undefined
    const file = await fs.open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    const stats = await file.stat()
    if (stats.isFile()) return { file, sizeBytes: stats.size }
    await file.close()
    return undefined
  }

  const walk = async function* (folder: string): AsyncGenerator<string> {
    const entries = await reading(`listing ${folder}`, () => fs.readdir(join(base, folder), { withFileTypes: true }))
    for (const entry of entries ?? []) {
      const key = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!isKey(key)) continue
      if (entry.isFile()) yield key
      else if (entry.isDirectory()) yield* walk(key)
    }
  }

  return { isWithin, isKnown, know, forget, find, openFile, walk }
}
