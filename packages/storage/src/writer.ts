import type * as nodeFs from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from './errors.ts'
import { createFolderSync } from './folder-sync.ts'

/** What of node:fs/promises the disk driver needs; tests pass one that fails. */
export type DiskFs = Pick<
  typeof nodeFs,
  'lstat' | 'mkdir' | 'open' | 'readdir' | 'realpath' | 'rename' | 'rm' | 'unlink'
>

interface Write {
  readonly pieces: readonly Uint8Array[]
  readonly temporary: string
  readonly target: string
  /** The topmost folder that was made for this object, whose own name has to reach the disk too. */
  readonly firstMade: string | undefined
  /** Its name need not have reached the disk. */
  readonly isDerived: boolean
}

/** Writes a file whole or not at all: temporary file, fsync, rename, and fsync of every folder that got a new name. */
export const createWriter = (fs: DiskFs) => {
  const syncFolder = createFolderSync(fs)
  /**
   * Gives the topmost folder that it made, if any. Not by mkdir's own `recursive`, which reports a read-only file
   * system as ENOENT (seen on Node 24).
   */
  const makeFolders = async (path: string): Promise<string | undefined> => {
    const error = await make(path)
    if (!error) return path
    if (codeOf(error) === 'EEXIST') return undefined
    if (codeOf(error) !== 'ENOENT') throw error
    const firstMade = await makeFolders(dirname(path))
    const again = await make(path)
    if (again && codeOf(again) !== 'EEXIST') throw again
    return firstMade ?? path
  }
  const make = (path: string) =>
    fs.mkdir(path).then(
      () => undefined,
      (error: unknown) => error,
    )

  const writeTemporary = async (path: string, pieces: readonly Uint8Array[]) => {
    const file = await fs.open(path, 'wx')
    try {
      const { bytesWritten } = await file.writev(pieces)
      const rest = pieces.reduce((sum, { byteLength }) => sum + byteLength, -bytesWritten)
      if (rest > 0) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
      await file.sync()
    } finally {
      await file.close()
    }
  }

  const syncFoldersOf = async ({ target, firstMade }: Write) => {
    const last = firstMade === undefined ? dirname(target) : dirname(firstMade)
    for (let folder = dirname(target); ; folder = dirname(folder)) {
      await syncFolder(folder)
      if (folder === last || folder === dirname(folder)) return
    }
  }

  const write = async (job: Write) => {
    let leftover = job.temporary
    try {
      await writeTemporary(job.temporary, job.pieces)
      await fs.rename(job.temporary, job.target)
      leftover = job.target
      if (!job.isDerived) await syncFoldersOf(job)
    } catch (error) {
      // What failed first is what the caller must hear of; a file that cannot be removed now goes in prepare().
      await fs.rm(leftover, { force: true }).catch(() => undefined)
      throw error
    }
  }

  return { makeFolders, write }
}
