import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What no file name has everywhere, control characters among it. */
const NOT_IN_NAMES = /[\p{Cc}<>:"|?*]/gu

/** A name that the studio gave, as the name of one file and nothing else. */
const plainName = (name: string) =>
  basename(name.replaceAll('\\', '/')).replace(NOT_IN_NAMES, '_').replace(/^\.+/, '_') || 'picture'

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
    await pipeline(Readable.fromWeb(response.body), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const makeFolder = (folder: string) => mkdir(folder, { recursive: true })
