import { intersect, wholeOf, type Rect } from '../geometry.ts'
import type { Plane } from './plane.ts'

/** Pixels; what a step of the history is made of. */
const TILE = 256

/** The plane in squares, by their number from left to right and from top to bottom. */
export function createTiles(plane: Plane) {
  const columns = Math.ceil(plane.width / TILE)

  const rectOf = (tile: number): Rect =>
    intersect(
      { x: (tile % columns) * TILE, y: Math.floor(tile / columns) * TILE, width: TILE, height: TILE },
      wholeOf(plane),
    )

  function rowsOf(tile: number): Uint8Array[] {
    const { x, y, width, height } = rectOf(tile)
    return Array.from({ length: height }, (_, row) => {
      const start = (y + row) * plane.width + x
      return plane.data.subarray(start, start + width)
    })
  }

  return {
    rectOf,
    sizeOf: (tile: number) => rectOf(tile).width * rectOf(tile).height,

    /** All that a part of the plane lies on. */
    within(rect: Rect): number[] {
      const { x, y, width, height } = intersect(rect, wholeOf(plane))
      const found: number[] = []
      for (let row = Math.floor(y / TILE); row * TILE < y + height; row += 1)
        for (let column = Math.floor(x / TILE); column * TILE < x + width; column += 1)
          found.push(row * columns + column)
      return found
    },

    read(tile: number): Uint8Array {
      const { width, height } = rectOf(tile)
      const bytes = new Uint8Array(width * height)
      for (const [row, pixels] of rowsOf(tile).entries()) bytes.set(pixels, row * width)
      return bytes
    },

    /** Gives by how much all pixels together have changed. */
    write(tile: number, bytes: Uint8Array): number {
      let [gain, at] = [0, 0]
      for (const pixels of rowsOf(tile)) {
        const next = bytes.subarray(at, at + pixels.length)
        for (const before of pixels) gain -= before
        for (const after of next) gain += after
        pixels.set(next)
        at += pixels.length
      }
      return gain
    },
  }
}
