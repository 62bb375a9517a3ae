import { bare } from '@atelier/imaging'
import { makeZip } from 'client-zip'
import type { Decoding } from '../../../platform/decoding.ts'
import { AppError } from '../../../platform/errors.ts'
import { imageDamaged, imageNotFound } from '../images.errors.ts'
import type { ImageFiles } from './images.files.ts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import type { ImagesService } from '../images.service.ts'
import { downloadName } from '../names.ts'

interface ArchiveDependencies {
  readonly images: ImagesService
  readonly files: ImageFiles
  readonly decoding: Decoding
}

/**
 * The originals and their recipes as a ZIP that is made while it is sent: one picture in memory at a time. Without
 * recipes the pictures are stripped, and nothing in the archive tells how they were made.
 */
export const createImageArchive = ({ images, files, decoding }: ArchiveDependencies) =>
  async function archive(ids: readonly string[], { recipe }: { recipe: boolean }): Promise<ReadableStream<Uint8Array>> {
    const rows = await images.findMany(ids)
    if (rows.length === 0) throw imageNotFound()
    return makeZip(entries(rows, { files, decoding, recipe }))
  }
export type ArchiveImages = ReturnType<typeof createImageArchive>

async function* entries(
  rows: readonly ImageRow[],
  { files, decoding, recipe }: Pick<ArchiveDependencies, 'files' | 'decoding'> & { readonly recipe: boolean },
) {
  const missing: string[] = []
  const damaged: string[] = []
  for (const row of rows) {
    const bytes = await files.original(row).catch((error: unknown) => {
      ;(isDamaged(error) ? damaged : missing).push(row.id)
      return undefined
    })
    if (bytes)
      yield {
        name: downloadName(row, extensionOf(row.filename), recipe),
        lastModified: row.createdAt,
        input: recipe ? bytes : await decoding(row.width * row.height, () => bare(bytes)),
      }
  }
  const left = { missing, damaged }
  if (recipe)
    yield { name: 'recipes.json', input: JSON.stringify({ images: rows.map(presentImage), ...left }, null, 2) }
  else if (missing.length + damaged.length > 0) yield { name: 'missing.json', input: JSON.stringify(left, null, 2) }
}

/** A file that cannot be trusted is left out and told of, rather than packed among the others. */
export const isDamaged = (error: unknown): boolean => error instanceof AppError && error.code === imageDamaged.code

const extensionOf = (name: string) => name.split('.').at(-1) ?? ''
