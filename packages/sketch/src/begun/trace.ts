import type { Point } from '../path.ts'
import type { Regions } from './regions.ts'

/** East, south, west, north: the steps along the edges of pixels. */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]
/** For each direction the pixels ahead, right and left of the edge, from the corner that one stands on. */
const RIGHT: readonly Point[] = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
]
const LEFT: readonly Point[] = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
]

/** Walks once around a region, which stays on the right: its outer edge, clockwise, one point for each corner of a pixel. */
function edgeOf({ ids, width, height }: Regions, id: number, first: number): Point[] {
  const isOwn = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && ids[y * width + x] === id
  const [startX, startY] = [first % width, Math.floor(first / width)]
  const points: Point[] = []
  let [x, y, direction] = [startX, startY, 0]
  do {
    points.push([x, y])
    const [right, left] = [RIGHT[direction] ?? [0, 0], LEFT[direction] ?? [0, 0]]
    if (!isOwn(x + right[0], y + right[1])) direction = (direction + 1) % 4
    else if (isOwn(x + left[0], y + left[1])) direction = (direction + 3) % 4
    const [dx, dy] = STEPS[direction] ?? [0, 0]
    x += dx
    y += dy
  } while (x !== startX || y !== startY || direction !== 3)
  return points
}

/** How far an edge is pushed outwards: what is painted later lies over it, so nothing shows between two regions. */
const OVERLAP = 0.7
/** Beyond the picture, where a brush's unrest is not seen. */
const BEYOND = 9

/** The stairs of pixels become a line; what lies on the edge of the picture goes on beyond it. */
function evened(points: readonly Point[], width: number, height: number): Point[] {
  const count = points.length
  const at = (index: number): Point => points[(index + count) % count] ?? [0, 0]
  return points.map(([x, y], index): Point => {
    const near = [-2, -1, 0, 1, 2].map(offset => at(index + offset))
    const [middleX, middleY] = [0, 1].map(axis => near.reduce((sum, point) => sum + (point[axis] ?? 0) / 5, 0))
    const [before, after] = [at(index - 3), at(index + 3)]
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]]
    const length = Math.hypot(dx, dy) || 1
    const outside = (value: number, end: number, own: number) =>
      value <= 0 ? -BEYOND : value >= end ? end + BEYOND : own
    return [
      outside(x, width, (middleX ?? x) + (dy / length) * OVERLAP),
      outside(y, height, (middleY ?? y) - (dx / length) * OVERLAP),
    ]
  })
}

/** Leaves out what a straight line would pass within `tolerance` (Douglas and Peucker). */
function simplified(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(points.length)
  keep[0] = keep[points.length - 1] = 1
  const half = Math.floor(points.length / 2)
  keep[half] = 1
  const open: [number, number][] = [
    [0, half],
    [half, points.length - 1],
  ]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const [a, b] = [points[from] ?? [0, 0], points[to] ?? [0, 0]]
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const length = Math.hypot(dx, dy)
    let [farthest, reach] = [-1, tolerance]
    for (let index = from + 1; index < to; index++) {
      const [x, y] = points[index] ?? [0, 0]
      const own = length === 0 ? Math.hypot(x - a[0], y - a[1]) : Math.abs((x - a[0]) * dy - (y - a[1]) * dx) / length
      if (own > reach) [farthest, reach] = [index, own]
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    open.push([from, farthest], [farthest, to])
  }
  return points.filter((_, index) => keep[index] === 1)
}

export interface Outline {
  readonly id: number
  readonly points: readonly Point[]
  /** Pixels inside, with what lies in its holes. */
  readonly area: number
}

function areaIn(points: readonly Point[]): number {
  let area = 0
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    area += x * nextY - nextX * y
  }
  return Math.abs(area) / 2
}

/**
 * The outer edge of every region, the largest first. Holes are not cut out: what lies in one is smaller, so it is painted
 * later and covers it.
 */
export function outlines(regions: Regions, tolerance: number): Outline[] {
  const firsts = new Int32Array(regions.count).fill(-1)
  for (let index = regions.ids.length - 1; index >= 0; index--) firsts[regions.ids[index] ?? 0] = index
  return [...firsts]
    .map((first, id): Outline => {
      const edge = edgeOf(regions, id, first)
      return { id, area: areaIn(edge), points: simplified(evened(edge, regions.width, regions.height), tolerance) }
    })
    .toSorted((a, b) => b.area - a.area)
}
