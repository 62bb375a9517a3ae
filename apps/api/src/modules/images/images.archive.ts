import { makeZip } from 'client-zip'
import { imageNotFound } from './images.errors.ts'
import type { ImageFiles } from './images.files.ts'
import { presentImage, type ImageRow } from './images.presenter.ts'
import type { ImagesService } from './images.service.ts'

/** The originals and their recipes as a ZIP that is made while it is sent: one picture in memory at a time. */
export const createImageArchive = ({ images, files }: { images: ImagesService, files: ImageFiles }) =>
  async function archive(ids: readonly string[]): Promise<ReadableStream<Uint8Array>> {
    const rows = await images.findMany(ids)
    if (rows.length === 0) throw imageNotFound()
    return makeZip(entries(rows, files))
  }
export type ArchiveImages = ReturnType<typeof createImageArchive>

async function* entries(rows: readonly ImageRow[], files: ImageFiles) {
  const missing: string[] = []
  for (const row of rows) {
    const bytes = await files.original(row).catch(() => undefined)
    if (bytes) yield { name: row.filename, lastModified: row.createdAt, input: bytes }
    else missing.push(row.id)
  }
  yield { name: 'recipes.json', input: JSON.stringify({ images: rows.map(presentImage), missing }, null, 2) }
}
