import { createWriteStream } from 'node:fs'
import { access, constants, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UsageError } from './usage-error.ts'

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

/** A whole file. An error names it, which the system's own does not where the file was opened and cannot be read. */
export const readWhole = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw error instanceof Error ? Object.assign(error, { path }) : error
  })

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

/** Makes a folder that can be written to, with those above it. Throws before anything is asked of the studio that could not be saved. */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  await makeAbove(folder, mode)
  await access(folder, constants.W_OK | constants.X_OK)
}

/**
 * One folder after the other. Node's own way of making them all tries for ever where the system says that the folder above is
 * not there, although it is, as Linux does below /proc.
 */
async function makeAbove(folder: string, mode: number | undefined): Promise<void> {
  const refusal = await tryToMake(folder, mode)
  if (refusal === undefined) return
  const above = dirname(folder)
  if (refusal.code !== 'ENOENT' || above === folder || (await isFolder(above))) throw whyNot(folder, refusal)
  await makeAbove(above, mode)
  const again = await tryToMake(folder, mode)
  if (again) throw whyNot(folder, again)
}

async function tryToMake(folder: string, mode: number | undefined): Promise<NodeJS.ErrnoException | undefined> {
  if (await isFolder(folder)) return undefined
  try {
    await mkdir(folder, { mode })
    return undefined
  } catch (error) {
    // Somebody else may have made it meanwhile.
    return (await isFolder(folder)) ? undefined : (error as NodeJS.ErrnoException) // the file system's
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )

function whyNot(folder: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EEXIST') return new UsageError(`${folder} is a file, and not a folder.`, { cause: error })
  if (error.code === 'ENOENT') return new UsageError(`No folder can be made at "${folder}".`, { cause: error })
  return error
}
