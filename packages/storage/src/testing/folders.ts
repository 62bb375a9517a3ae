import { execFileSync } from 'node:child_process'
import * as nodeFs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DiskFs } from '../writer.ts'

export const collect = async (keys: AsyncIterable<string>) => {
  const all: string[] = []
  for await (const key of keys) all.push(key)
  return all
}

export const makeFolder = async () => {
  const path = await nodeFs.mkdtemp(join(tmpdir(), 'atelier-storage-'))
  onTestFinished(() => nodeFs.rm(path, { recursive: true, force: true }))
  return path
}

const run = (command: 'mount' | 'umount', args: readonly string[]) => {
  execFileSync(command, args, { stdio: 'ignore' })
}

/** A small file system of its own, where this machine lets us mount one. */
const tryMount = (path: string, options: string) => {
  try {
    run('mount', ['-t', 'tmpfs', '-o', options, 'atelier-test', path])
  } catch {
    return false
  }
  onTestFinished(() => run('umount', [path]))
  return true
}

export const systemError = (code: string) => Object.assign(new Error(`${code}: simulated`), { code })

/** As the real one, but everything that is opened for writing fails with `code` once the bytes come. */
export const failingWrites = (code: string): DiskFs => ({
  ...nodeFs,
  open: async (path, flags) => {
    const file = await nodeFs.open(path, flags)
    if (flags === 'wx') {
      file.writev = async () => {
        await file.write('half of ')
        throw systemError(code)
      }
    }
    return file
  },
})

/** A disk of 1 MB: a real one, or one that only says so where nothing may be mounted. */
export const makeSmallDisk = async (): Promise<{ root: string; fs: DiskFs }> => {
  const root = await makeFolder()
  return { root, fs: tryMount(root, 'size=1m') ? nodeFs : failingWrites('ENOSPC') }
}

/** A folder that may not be written to: by its mode, by its mount (root may do anything to a mode), or simulated. */
export const makeReadOnlyFolder = async (): Promise<{ root: string; fs: DiskFs }> => {
  const root = await makeFolder()
  await nodeFs.chmod(root, 0o555)
  const isWritable = await nodeFs.access(root, nodeFs.constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable || tryMount(root, 'size=1m,ro')) return { root, fs: nodeFs }
  return {
    root,
    fs: {
      ...nodeFs,
      mkdir: async () => {
        throw systemError('EROFS')
      },
    },
  }
}

/** As the real one, but a folder cannot be synced. */
export const failingFolderSync = (code: string): DiskFs => ({
  ...nodeFs,
  open: async (path, flags) => {
    const file = await nodeFs.open(path, flags)
    if (flags === 'r')
      file.sync = async () => {
        throw systemError(code)
      }
    return file
  },
})
