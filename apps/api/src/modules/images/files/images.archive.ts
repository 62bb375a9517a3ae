import { bare } from '@atelier/imaging'
import { makeZip } from 'client-zip'
import type { Decoding } from '../../../platform/decoding.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Asker } from '../../../platform/ownership.ts'
import { imageDamaged, imageFileMissing, imageNotFound } from '../images.errors.ts'
import type { ImageFiles } from './images.files.ts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import type { ImagesService } from '../images.service.ts'
import { labelled } from '../labels.ts'
import { downloadName, extensionOf } from '../names.ts'

interface ArchiveDependencies {
  readonly images: ImagesService
  readonly files: ImageFiles
  readonly decoding: Decoding
}

/**
 * The originals with their recipes, stars and tags as a ZIP that is made while it is sent: one picture in memory at a time. Without
 * recipes the pictures are stripped, and nothing in the archive tells how they were made.
 */
export const createImageArchive = ({ images, files, decoding }: ArchiveDependencies) =>
  async function archive(
    asker: Asker,
    ids: readonly string[],
    { recipe }: { recipe: boolean },
  ): Promise<ReadableStream<Uint8Array>> {
    const rows = await images.findMany(asker, ids)
    if (rows.length === 0) throw imageNotFound()
    return makeZip(entries(rows, { files, decoding, recipe }))
  }
export type ArchiveImages = ReturnType<typeof createImageArchive>

async function* entries(
  rows: readonly ImageRow[],
  { files, decoding, recipe }: Pick<ArchiveDependencies, 'files' | 'decoding'> & { readonly recipe: boolean },
) {
  const left: Record<WhyLeft, string[]> = { missing: [], damaged: [] }
  for (const row of rows) {
    const bytes = await readOrTell(files, row)
    if (typeof bytes === 'string') left[bytes].push(row.id)
    else
      yield {
        name: downloadName(row, extensionOf(row.filename), recipe),
        lastModified: row.createdAt,
        input: recipe ? bytes : await decoding(row.width * row.height, () => bare(bytes)),
      }
  }
  if (recipe)
    yield { name: 'recipes.json', input: JSON.stringify({ images: rows.map(presentImage), ...left }, null, 2) }
  else if (left.missing.length + left.damaged.length > 0)
    yield { name: 'missing.json', input: JSON.stringify(left, null, 2) }
}

type WhyLeft = 'missing' | 'damaged'
const WHY_LEFT: ReadonlyMap<string, WhyLeft> = new Map([
  [imageFileMissing.code, 'missing'],
  [imageDamaged.code, 'damaged'],
])

/**
 * The bytes of an original, with stars and tags. A file that is gone or cannot be trusted is left out of an archive and told of; a storage that
 * cannot be read now ends it, rather than to pass for pictures that are gone.
 */
export const readOrTell = (files: Pick<ImageFiles, 'original'>, row: ImageRow): Promise<Uint8Array | WhyLeft> =>
  files.original(row).then(
    bytes => labelled(row, bytes),
    (error: unknown) => {
      const left = error instanceof AppError && WHY_LEFT.get(error.code)
      if (!left) throw error
      return left
    },
  )
