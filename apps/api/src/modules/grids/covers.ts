import type { Cells } from '../generations/module.ts'
import type { ImageRow } from '../images/module.ts'
import type { ImagesService } from '../images/module.ts'
import type { GridRow } from './grids.presenter.ts'

interface CoversDependencies {
  readonly cells: Cells
  readonly images: Pick<ImagesService, 'ofGenerations'>
}

/** A cell that has something to show. */
interface Candidate {
  readonly id: string
  readonly gridId: string | null
  readonly cell: number | null
}

/** What stands for a grid: its winner's image, or that of the first cell that has one in the gallery. In a few queries for any number of grids. */
export function createCovers({ cells, images }: CoversDependencies) {
  async function imagesOf(candidates: readonly Candidate[]): Promise<Map<string, ImageRow>> {
    const rows = await images.ofGenerations(candidates.map(({ id }) => id))
    const shown = new Map(rows.filter(row => !row.trashed).map(row => [row.generationId, row]))
    const covers = new Map<string, ImageRow>()
    for (const { id, gridId } of candidates) {
      const image = shown.get(id)
      if (gridId !== null && image && !covers.has(gridId)) covers.set(gridId, image)
    }
    return covers
  }

  /** By the id of the grid; `first` tells of each which cell was the first that succeeded. */
  return async function coversOf(
    grids: readonly GridRow[],
    first: ReadonlyMap<string, number>,
  ): Promise<Map<string, ImageRow>> {
    const coverCells = new Map(
      grids.flatMap(({ id, winner }) => {
        const cell = winner ?? first.get(id)
        return cell === undefined ? [] : [[id, cell] as const]
      }),
    )
    const found = await cells.numbered([...coverCells.keys()], [...new Set(coverCells.values())])
    const covers = await imagesOf(
      found.filter(({ gridId, cell }) => gridId !== null && coverCells.get(gridId) === cell),
    )
    // Hardly ever so: the image was thrown away.
    const left = grids.filter(({ id }) => first.has(id) && !covers.has(id))
    if (left.length === 0) return covers
    return new Map([...covers, ...(await imagesOf(await cells.succeeded(left.map(({ id }) => id))))])
  }
}
