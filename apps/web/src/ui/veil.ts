import { rgbaToDataURL, thumbHashToRGBA } from 'thumbhash'
import { remembered } from './placeholder.ts'

/** No more of it than how its colours are spread: nobody can tell what is on the picture, however small it is. */
export const veilUrl = (thumbHash: string) => remembered(`veil ${thumbHash}`, bytes => coarse(thumbHashToRGBA(bytes)))

/** Cells to a side, and pixels of the picture that glides from one to the other. */
const CELLS = 3
const VEIL = 18

function coarse({ w, h, rgba }: ReturnType<typeof thumbHashToRGBA>): string {
  const cells = Array.from({ length: CELLS * CELLS }, () => ({ sums: [0, 0, 0], count: 0 }))
  for (let at = 0; at < w * h; at += 1) {
    const cell = cells[Math.floor((Math.floor(at / w) * CELLS) / h) * CELLS + Math.floor(((at % w) * CELLS) / w)]
    if (!cell) continue
    cell.sums = cell.sums.map((sum, part) => sum + (rgba[4 * at + part] ?? 0))
    cell.count += 1
  }
  const colours = cells.map(({ sums, count }) => sums.map(sum => sum / Math.max(1, count)))
  const pixels = Array.from({ length: VEIL * VEIL }, (_, at) => [
    ...glide(colours, (at % VEIL) / (VEIL - 1), Math.floor(at / VEIL) / (VEIL - 1)),
    255,
  ])
  return rgbaToDataURL(VEIL, VEIL, Uint8Array.from(pixels.flat()))
}

/** The colour between those of the cells around a place, which is told in parts of the whole. */
function glide(colours: readonly (readonly number[])[], x: number, y: number): number[] {
  const weigh = (at: number, cell: number) => Math.max(0, 1 - Math.abs(at * (CELLS - 1) - cell))
  return [0, 1, 2].map(part =>
    colours.reduce((sum, colour, cell) => {
      const weight = weigh(x, cell % CELLS) * weigh(y, Math.floor(cell / CELLS))
      return sum + weight * (colour[part] ?? 0)
    }, 0),
  )
}
