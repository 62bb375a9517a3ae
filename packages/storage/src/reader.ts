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

/** Finds objects below `base`, an absolute path. Links are not followed, with the one exception of `base` itself. */
export const createReader = (fs: DiskFs, base: string) => {
  /** Throws what realpath throws where the folder is not there. */
  const isWithin = async (folder: string) => {
    const [realBase, realFolder] = await Promise.all([fs.realpath(base), fs.realpath(folder)])
    return realFolder === realBase + folder.slice(base.length)
  }

  /** The caller closes the file. */
  const openFile = async (key: string) => {
    requireKey(key)
    const path = join(base, key)
    if (!(await isWithin(dirname(path)))) return undefined
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

  return { isWithin, openFile, walk }
}
