import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ApiError } from '@atelier/client'
import { atATime } from '../at-a-time.ts'
import { defineCommand, type Surroundings } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { fileSentence } from '../file-error.ts'
import { readWhole } from '../files.ts'
import { UsageError } from '../usage-error.ts'

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp'])
const AT_A_TIME = 4

export const importFiles = defineCommand({
  name: 'import',
  summary: 'Send pictures to the studio, with the recipes that are in them',
  takes: 'FILE|FOLDER...',
  more: 'Folders are read with all that is below them. What the studio has already is not sent again, so an import that was stopped goes on.',
  options: { 'dry-run': { help: 'Say what would be stored, and store nothing.' } },
  async run({ values, positionals }, surroundings) {
    if (positionals.length === 0) throw new UsageError('"atelier import" takes files or folders.')
    const paths = (await Promise.all(positionals.map(picturesIn))).flat()
    const { output } = surroundings
    const counts = { stored: 0, known: 0, refused: 0 }
    await atATime(AT_A_TIME, paths, async path => {
      const { outcome, ...told } = await takeIn(path, values['dry-run'] === true, surroundings)
      counts[outcome] += 1
      output.result({ path, outcome, ...told }, [outcome, path, told.detail ?? told.imageId ?? ''].join('\t').trimEnd())
      output.progress((counts.stored + counts.known + counts.refused) / paths.length, path)
    })
    output.note(`${counts.stored} stored, ${counts.known} were there already, ${counts.refused} refused.`)
    return counts.refused > 0 ? EXIT.failed : EXIT.ok
  },
})

/** A file that is named is sent whatever it is called; of a folder only what is called like a picture. */
async function picturesIn(place: string): Promise<string[]> {
  const found = await stat(place)
  if (found.isFile()) return [place]
  if (!found.isDirectory()) throw new UsageError(`${place} is neither a file nor a folder.`)
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && PICTURES.has(extname(entry.name).toLowerCase()))
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
}

interface Taken {
  readonly outcome: 'stored' | 'known' | 'refused'
  readonly imageId?: string
  readonly code?: string
  readonly detail?: string
}

/** One file that cannot be read is no reason to leave out the others. */
async function takeIn(path: string, isDry: boolean, surroundings: Surroundings): Promise<Taken> {
  const file = await readWhole(path).catch((error: unknown) => {
    const detail = fileSentence(error)
    if (detail === undefined) throw error
    return detail
  })
  if (typeof file === 'string') return { outcome: 'refused', code: 'file', detail: file }
  return send(new Uint8Array(file), path, isDry, surroundings)
}

async function send(
  file: Uint8Array<ArrayBuffer>,
  path: string,
  isDry: boolean,
  { client, signal }: Surroundings,
): Promise<Taken> {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const { known } = await client.findKnownImages({ sha256: [sha256] }, { signal })
  const [there] = known
  if (there) return { outcome: 'known', imageId: there.imageId }
  try {
    if (isDry) {
      await client.inspectImage({ file, filename: basename(path) }, { signal })
      return { outcome: 'stored' }
    }
    const { data } = await client.ask('importImage', { file, filename: basename(path) }, { signal })
    return { outcome: 'stored', imageId: data.id }
  } catch (error) {
    // One file that is not a picture is no reason to leave out the others; a full disk or a missing permission is.
    if (error instanceof ApiError && (error.status === 413 || error.status === 422))
      return { outcome: 'refused', code: error.code, detail: error.detail }
    throw error
  }
}
