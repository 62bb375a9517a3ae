import type { Grid, GridCell, GridSummary } from '@atelier/contracts'

/** A grid in the list; its cover lives in the store of images. */
export type GridEntry = Omit<GridSummary, 'cover'> & { readonly coverId: string | null }
/** A grid with all that it was made from. Its cells are found by place: the generation of each, undefined where it was deleted. */
export type GridDetail = Pick<
  Grid,
  'id' | 'title' | 'prompt' | 'axes' | 'base' | 'winner' | 'styleNames' | 'createdAt'
> & { readonly places: readonly (string | undefined)[] }
/** One cell, by the id of its generation. */
export interface CellEntry extends Omit<GridCell, 'image' | 'generationId'> {
  readonly id: string
  readonly gridId: string
  readonly imageId: string | null
}

export const toEntry = ({
  cover,
  id,
  title,
  prompt,
  axes,
  cells,
  counts,
  status,
  winner,
  createdAt,
}: GridSummary): GridEntry => ({
  id,
  title,
  prompt,
  axes,
  cells,
  counts,
  status,
  winner,
  createdAt,
  coverId: cover?.id ?? null,
})

export function toDetail({
  id,
  title,
  prompt,
  axes,
  base,
  winner,
  styleNames,
  createdAt,
  cells,
  items,
}: Grid): GridDetail {
  const known = new Map(items.map(item => [item.cell, item.generationId]))
  return {
    id,
    title,
    prompt,
    axes,
    base,
    winner,
    styleNames,
    createdAt,
    places: Array.from({ length: cells }, (_, cell) => known.get(cell)),
  }
}

export const toCell = (gridId: string, { generationId, image, ...rest }: GridCell): CellEntry => ({
  ...rest,
  id: generationId,
  gridId,
  imageId: image?.id ?? null,
})
