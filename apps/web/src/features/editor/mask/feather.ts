import { within, type Rect } from '../geometry.ts'
import type { Plane } from './plane.ts'

/**
 * Fades the mask's edges over `radius` pixels to both sides, in `rect`: two means of a square, of which the radii are
 * `radius` together, so that nothing farther away than that has changed. The picture's own edge is none of the mask's.
 */
export function feather(from: Plane, to: Plane, rect: Rect, radius: number): void {
  const [first, second] = [Math.floor(radius / 2), Math.ceil(radius / 2)]
  const width = rect.width + 2 * radius
  const height = rect.height + 2 * radius
  const patch = patchOf(from, { x: rect.x - radius, y: rect.y - radius, width, height })
  const spare = new Uint8Array(patch.length)
  for (const by of [first, second]) {
    if (by === 0) continue
    meanOfRows(patch, spare, width, by)
    meanOfColumns(spare, patch, width, by)
  }
  for (let row = 0; row < rect.height; row += 1) {
    const start = (row + radius) * width + radius
    to.data.set(patch.subarray(start, start + rect.width), (rect.y + row) * to.width + rect.x)
  }
}

/** A part of the plane; outside of it there is what its edge is made of. */
function patchOf({ width: stride, height: rows, data }: Plane, { x, y, width, height }: Rect): Uint8Array {
  const patch = new Uint8Array(width * height)
  const [left, right] = [within(x, 0, stride), within(x + width, 0, stride)]
  for (let row = 0; row < height; row += 1) {
    const start = within(y + row, 0, rows - 1) * stride
    const at = row * width
    patch.set(data.subarray(start + left, start + right), at + left - x)
    if (left > x) patch.fill(data[start] ?? 0, at, at + left - x)
    if (right < x + width) patch.fill(data[start + stride - 1] ?? 0, at + right - x, at + width)
  }
  return patch
}

/** The mean of `2 * radius + 1` neighbours in a row; beyond the patch there is what its end is made of. */
function meanOfRows(from: Uint8Array, to: Uint8Array, width: number, radius: number): void {
  const scale = scaleOf(radius)
  for (let start = 0; start < from.length; start += width) {
    const at = (column: number) => from[start + within(column, 0, width - 1)] ?? 0
    let sum = 0
    for (let column = -radius - 1; column < radius; column += 1) sum += at(column)
    for (let column = 0; column < width; column += 1) {
      sum += at(column + radius) - at(column - radius - 1)
      to[start + column] = sum * scale + 0.5
    }
  }
}

/** All columns side by side, row by row, as they lie in memory. */
function meanOfColumns(from: Uint8Array, to: Uint8Array, width: number, radius: number): void {
  const scale = scaleOf(radius)
  const last = from.length - width
  const rowAt = (row: number) => within(row * width, 0, last)
  const sums = new Float64Array(width)
  for (let row = -radius - 1; row < radius; row += 1) addRow(sums, from, rowAt(row), 1)
  for (let row = 0, start = 0; start <= last; row += 1, start += width) {
    const [enters, leaves] = [rowAt(row + radius), rowAt(row - radius - 1)]
    for (let column = 0; column < width; column += 1) {
      const sum = (sums[column] ?? 0) + (from[enters + column] ?? 0) - (from[leaves + column] ?? 0)
      sums[column] = sum
      to[start + column] = sum * scale + 0.5
    }
  }
}

function addRow(sums: Float64Array, from: Uint8Array, start: number, times: number): void {
  for (let column = 0; column < sums.length; column += 1)
    sums[column] = (sums[column] ?? 0) + times * (from[start + column] ?? 0)
}

const scaleOf = (radius: number) => 1 / (2 * radius + 1)
