import { bare } from '@atelier/imaging'
import { makeZip } from 'client-zip'
import type { Decoding } from '../../platform/decoding.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImageFiles } from '../images/module.ts'
import { downloadName, readOrTell, slugOf } from '../images/module.ts'
import { placeOf } from './axes.ts'
import { gridHasNoImages } from './grids.errors.ts'
import type { GridRow } from './grids.presenter.ts'
import type { GridsService } from './grids.service.ts'

interface ArchiveDependencies {
  readonly grids: Pick<GridsService, 'open' | 'get'>
  readonly files: Pick<ImageFiles, 'original'>
  readonly decoding: Decoding
}

type OpenedCell = Awaited<ReturnType<GridsService['open']>>['cells'][number]

/** Letters of a file's name without its ending: a ZIP is unpacked in folders that have a name, too. */
const MAX_NAME_LENGTH = 120

/**
 * The originals, named by cell and values, and all that is known of the grid, as a ZIP that is made while it is sent. Without
 * recipes the pictures are stripped, and nothing in the archive tells how they were made.
 */
export const createGridArchive = ({ grids, files, decoding }: ArchiveDependencies) =>
  async function archive(
    asker: Asker,
    id: string,
    { recipe }: { recipe: boolean },
  ): Promise<ReadableStream<Uint8Array>> {
    const { row, cells } = await grids.open(asker, id)
    const shown = cells.filter(({ image }) => image && !image.trashed)
    if (shown.length === 0) throw gridHasNoImages()

    async function* entries() {
      const left: { missing: number[]; damaged: number[] } = { missing: [], damaged: [] }
      const named = new Map<number, string>()
      for (const cell of shown) {
        const { image } = cell
        if (!image) continue
        const number = cell.generation.cell ?? 0
        const input = await readOrTell(files, image)
        if (typeof input === 'string') {
          left[input].push(number)
          continue
        }
        const extension = image.filename.split('.').at(-1) ?? 'png'
        const name = recipe
          ? nameOf(row, cell, extension)
          : `${numbered(number)}-${downloadName(image, extension, recipe)}`
        named.set(number, name)
        yield {
          name,
          lastModified: image.createdAt,
          input: recipe ? input : await decoding(image.width * image.height, () => bare(input)),
        }
      }
      if (!recipe) return
      const grid = await grids.get(asker, id)
      yield {
        name: 'grid.json',
        input: JSON.stringify({ ...grid, files: Object.fromEntries(named), ...left }, null, 2),
      }
    }
    return makeZip(entries())
  }
export type ArchiveGrid = ReturnType<typeof createGridArchive>

const numbered = (cell: number) => String(cell).padStart(3, '0')

/** `007-seed-3-prompt-green.png`: sorts as the cells do, and holds nothing that any file system minds. */
function nameOf({ axes }: GridRow, { generation }: OpenedCell, extension: string): string {
  const number = generation.cell ?? 0
  const place = placeOf(number, axes)
  const values = axes.map(
    ({ kind, values: all }, axis) => `${kind}-${slugOf(String(all[place[axis] ?? 0] ?? '') || 'none')}`,
  )
  return `${[numbered(number), ...values].join('-').slice(0, MAX_NAME_LENGTH)}.${extension}`
}
