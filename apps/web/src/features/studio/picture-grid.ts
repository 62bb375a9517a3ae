import { MAX_SEED, type GenerationParameters, type Image } from '@atelier/contracts'

/** Each picture at its own place, whichever is done first; undefined where one is still to come. */
export function slotsOf(
  pictures: readonly Image[],
  { seed, count }: Pick<GenerationParameters, 'seed' | 'count'>,
): readonly (Image | undefined)[] {
  // Image k is made with seed + k, around the end of 32 bits.
  const placed = new Map(
    pictures.map((picture, at) => [
      picture.seed === null ? at : (picture.seed - seed + MAX_SEED + 1) % (MAX_SEED + 1),
      picture,
    ]),
  )
  return Array.from({ length: count }, (_, at) => placed.get(at))
}

/** Width by height of the room that a batch has, roughly. */
const ROOM = 1.2
const MOST_COLUMNS = 4

/** The columns and rows in which pictures of one shape are largest. */
export function gridOf(total: number, ratio: number): { readonly columns: number; readonly rows: number } {
  const grids = Array.from({ length: Math.min(total, MOST_COLUMNS) }, (_, at) => ({
    columns: at + 1,
    rows: Math.ceil(total / (at + 1)),
  }))
  const widthOf = ({ columns, rows }: { columns: number; rows: number }) => Math.min(ROOM / columns, ratio / rows)
  return grids.toSorted((a, b) => widthOf(b) - widthOf(a))[0] ?? { columns: 0, rows: 0 }
}
