import { execFileSync } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { makeDataDir } from './process.ts'

/** A small file system of its own; undefined where this machine lets nobody mount one. */
export async function mountDisk(
  options: string,
): Promise<{ folder: string; remount: (options: string) => void } | undefined> {
  const folder = await makeDataDir()
  const run = (command: string, args: readonly string[]) => execFileSync(command, args, { stdio: 'ignore' })
  try {
    run('mount', ['-t', 'tmpfs', '-o', options, 'atelier-test', folder])
  } catch {
    return undefined
  }
  onTestFinished(() => void run('umount', ['-l', folder]))
  return { folder, remount: changed => void run('mount', ['-o', `remount,${changed}`, folder]) }
}
