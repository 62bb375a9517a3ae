import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every address of the built page, and the part of it that each opens; written by the build. Empty where none was built. */
export async function readPages(webDir: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(await readFile(join(webDir, '.vite/pages.json'), 'utf8')) as Record<string, string> // What our own build wrote.
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
