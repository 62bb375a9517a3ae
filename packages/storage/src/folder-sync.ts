import type { DiskFs } from './writer.ts'

/**
 * Sees to it that the names in a folder reach the disk. Whoever comes while that is done waits for the next time, which is
 * for all who came meanwhile: a sync that has begun may have missed a name.
 */
export const createFolderSync = (fs: Pick<DiskFs, 'open'>) => {
  const running = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()

  const syncNow = async (path: string) => {
    const folder = await fs.open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }

  const begin = (path: string): Promise<void> => {
    next.delete(path)
    const sync = syncNow(path).finally(() => {
      if (running.get(path) === sync) running.delete(path)
    })
    running.set(path, sync)
    return sync
  }

  return (path: string): Promise<void> => {
    // Windows opens no folders, and needs no such sync.
    if (process.platform === 'win32') return Promise.resolve()
    const current = running.get(path)
    if (!current) return begin(path)
    const waiting = next.get(path) ?? current.catch(() => {}).then(() => begin(path))
    next.set(path, waiting)
    return waiting
  }
}
