import { intersect, wholeOf, type Rect, type Size } from '../geometry.ts'

/** One byte a pixel, row by row: 0 is left alone, 255 is made anew. */
export interface Plane extends Size {
  readonly data: Uint8Array
}

export const createPlane = ({ width, height }: Size): Plane => ({ width, height, data: new Uint8Array(width * height) })

const SMALLEST_LEVEL = 64

/** The plane and its halves, each the average of four of the one before: what is seen from afar is read from there. */
export type Pyramid = readonly [Plane, ...Plane[]]

export function createPyramid(base: Plane): Pyramid {
  const levels: [Plane, ...Plane[]] = [base]
  for (let last = base; Math.max(last.width, last.height) > SMALLEST_LEVEL;) {
    last = createPlane({ width: Math.ceil(last.width / 2), height: Math.ceil(last.height / 2) })
    levels.push(last)
  }
  return levels
}

/** Brings all halves up to date after `rect` of the base has changed. */
export function refresh([base, ...halves]: Pyramid, rect: Rect): void {
  let [from, dirty] = [base, rect]
  for (const to of halves) {
    dirty = intersect(halved(dirty), wholeOf(to))
    average(from, to, dirty)
    from = to
  }
}

function halved({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x / 2), Math.floor(y / 2)]
  return { x: left, y: top, width: Math.ceil((x + width) / 2) - left, height: Math.ceil((y + height) / 2) - top }
}

function average(from: Plane, to: Plane, { x, y, width, height }: Rect): void {
  const { data } = from
  for (let row = y; row < y + height; row += 1) {
    const upper = 2 * row * from.width
    const lower = Math.min(2 * row + 1, from.height - 1) * from.width
    for (let column = x, at = row * to.width + x; column < x + width; column += 1, at += 1) {
      const left = 2 * column
      const right = left + 1 < from.width ? left + 1 : left
      to.data[at] =
        ((data[upper + left] ?? 0) +
          (data[upper + right] ?? 0) +
          (data[lower + left] ?? 0) +
          (data[lower + right] ?? 0) +
          2) >>
        2
    }
  }
}
