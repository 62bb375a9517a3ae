import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** A name that the studio gave, as the name of one file and nothing else. */
// oxlint-disable-next-line no-control-regex -- these are what no file name has
const plainName = (name: string) =>
  basename(name.replaceAll('\\', '/'))
    .replace(/[\u0000-\u001f<>:"|?*]/g, '_')
    .replace(/^\.+/, '_') || 'picture'

export const placeOf = (folder: string, name: string) => join(folder, plainName(name))

export const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

/** Writes beside its place first, so that what is there is whole. */
export async function save(path: string, response: Response): Promise<void> {
  if (!response.body) throw new Error('The studio sent no file.')
  const part = `${path}.part`
  try {
    // The same stream by the name that Node has for it.
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const makeFolder = (folder: string) => mkdir(folder, { recursive: true })
