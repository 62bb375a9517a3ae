import { intersect, rectBetween, roundOut, union, NOTHING, wholeOf, type Point, type Rect } from '../geometry.ts'
import type { Mode } from './brush.ts'
import type { Plane } from './plane.ts'

/** Lines within one row of pixels that are looked at, so that a slanted edge is smooth. */
const LINES = 4
const FULL = 255 / LINES

export const boundsOfPolygon = (points: readonly Point[]): Rect =>
  // A pixel more: one that has no width or height has bounds, too.
  points.reduce<Rect>((bounds, point) => union(bounds, roundOut({ ...point, width: 1, height: 1 })), NOTHING)

/** Fills what a line encloses that was drawn by hand; what it encloses twice is inside, too. Gives by how much all pixels together have changed. */
export function fillPolygon(plane: Plane, points: readonly Point[], mode: Mode): number {
  const { x, y, width, height } = intersect(boundsOfPolygon(points), wholeOf(plane))
  const cover = new Float32Array(width)
  let gain = 0
  for (let row = y; row < y + height; row += 1) {
    cover.fill(0)
    for (let line = 0; line < LINES; line += 1) {
      for (const [left, right] of spansAt(points, row + (line + 0.5) / LINES)) addSpan(cover, left - x, right - x)
    }
    gain += writeRow(plane, { at: row * plane.width + x, cover, mode })
  }
  return gain
}

/** Where a horizontal line is inside, from left to right. */
function spansAt(points: readonly Point[], y: number): (readonly [number, number])[] {
  const crossings: { readonly x: number; readonly turn: 1 | -1 }[] = []
  let before = points.at(-1)
  for (const point of points) {
    if (before && before.y <= y !== point.y <= y) {
      const x = before.x + ((y - before.y) / (point.y - before.y)) * (point.x - before.x)
      crossings.push({ x, turn: point.y > before.y ? 1 : -1 })
    }
    before = point
  }
  const spans: (readonly [number, number])[] = []
  let [turns, start] = [0, 0]
  for (const { x, turn } of crossings.toSorted((a, b) => a.x - b.x)) {
    if (turns === 0) start = x
    turns += turn
    if (turns === 0) spans.push([start, x])
  }
  return spans
}

/** The pixels at its ends count as far as they are covered. */
function addSpan(cover: Float32Array, from: number, to: number): void {
  const [left, right] = [Math.max(0, from), Math.min(cover.length, to)]
  for (let column = Math.floor(left); column < right; column += 1)
    cover[column] = (cover[column] ?? 0) + FULL * (Math.min(right, column + 1) - Math.max(left, column))
}

interface Row {
  readonly at: number
  readonly cover: Float32Array
  readonly mode: Mode
}

function writeRow({ data }: Plane, { at, cover, mode }: Row): number {
  let gain = 0
  for (const [column, part] of cover.entries()) {
    const value = Math.round(part)
    const before = data[at + column] ?? 0
    const after = mode === 'add' ? Math.max(before, value) : Math.min(before, 255 - value)
    data[at + column] = after
    gain += after - before
  }
  return gain
}

/** Whole pixels: a rectangle has sharp edges. */
export function rectangleOf(from: Point, to: Point, plane: Plane): Rect {
  const { x, y, width, height } = rectBetween(from, to)
  const [left, top] = [Math.round(x), Math.round(y)]
  return intersect(
    { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top },
    wholeOf(plane),
  )
}

export function fillRectangle({ width: stride, data }: Plane, { x, y, width, height }: Rect, mode: Mode): number {
  let gain = 0
  const value = mode === 'add' ? 255 : 0
  for (let row = y; row < y + height; row += 1) {
    const part = data.subarray(row * stride + x, row * stride + x + width)
    gain += value * width
    for (const before of part) gain -= before
    part.fill(value)
  }
  return gain
}
