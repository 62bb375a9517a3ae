export type Point = readonly [x: number, y: number]

const number = (value: number) => String(Math.round(value * 10) / 10)
const pair = ([x, y]: Point) => `${number(x)} ${number(y)}`

/** Closed outlines all run the same way round, so that several in one path add up instead of cutting holes into each other. */
function clockwise(points: readonly Point[]): readonly Point[] {
  let area = 0
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    area += x * nextY - nextX * y
  }
  return area < 0 ? points.toReversed() : points
}

/** Straight lines through the points. */
export function polygon(points: readonly Point[], closed = true): string {
  if (points.length === 0) return ''
  return closed ? `M${clockwise(points).map(pair).join('L')}Z` : `M${points.map(pair).join('L')}`
}

/** A smooth curve through the points (Catmull-Rom as Béziers). */
export function smooth(line: readonly Point[], closed = true, tension = 1): string {
  const points = closed ? clockwise(line) : line
  const count = points.length
  const at = (index: number): Point =>
    points[closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? [0, 0]
  let d = `M${pair(at(0))}`
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, start, end, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const k = tension / 6
    d += `C${pair([start[0] + (end[0] - before[0]) * k, start[1] + (end[1] - before[1]) * k])} ${pair([
      end[0] - (after[0] - start[0]) * k,
      end[1] - (after[1] - start[1]) * k,
    ])} ${pair(end)}`
  }
  return closed ? `${d}Z` : d
}

/** Corners sharper than this stay corners: the cosine of the turn. */
const CORNER = 0.35

/**
 * A closed curve through points that lie close in some places and far apart in others. Each handle has a third of its own
 * stretch, where `smooth` would swing out beyond a corner at the end of a long line.
 */
export function rounded(points: readonly Point[]): string {
  const count = points.length
  const at = (index: number): Point => points[(index + count) % count] ?? [0, 0]
  const reach = (index: number): Point => {
    const [before, own, after] = [at(index - 1), at(index), at(index + 1)]
    const [inX, inY, outX, outY] = [own[0] - before[0], own[1] - before[1], after[0] - own[0], after[1] - own[1]]
    const turn = (inX * outX + inY * outY) / (Math.hypot(inX, inY) * Math.hypot(outX, outY) || 1)
    const length = Math.hypot(after[0] - before[0], after[1] - before[1])
    if (turn < CORNER || length === 0) return [0, 0]
    return [(after[0] - before[0]) / length / 3, (after[1] - before[1]) / length / 3]
  }
  let d = `M${pair(at(0))}`
  for (let index = 0; index < count; index++) {
    const [start, end] = [at(index), at(index + 1)]
    const long = Math.hypot(end[0] - start[0], end[1] - start[1])
    const [leave, arrive] = [reach(index), reach(index + 1)]
    d += `C${pair([start[0] + leave[0] * long, start[1] + leave[1] * long])} ${pair([
      end[0] - arrive[0] * long,
      end[1] - arrive[1] * long,
    ])} ${pair(end)}`
  }
  return `${d}Z`
}

/** A smooth edge from left to right, closed down to `bottom`. */
export function terrain(edge: readonly Point[], bottom: number): string {
  const [first, last] = [edge[0] ?? [0, bottom], edge.at(-1) ?? [0, bottom]]
  return `${smooth(edge, false)}L${pair([last[0], bottom])}L${pair([first[0], bottom])}Z`
}

const KAPPA = 0.5523

export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX, turnDegrees = 0): string {
  const [cos, sin] = [Math.cos((turnDegrees * Math.PI) / 180), Math.sin((turnDegrees * Math.PI) / 180)]
  const at = (u: number, v: number) =>
    pair([x + u * radiusX * cos - v * radiusY * sin, y + u * radiusX * sin + v * radiusY * cos])
  return (
    `M${at(1, 0)}C${at(1, KAPPA)} ${at(KAPPA, 1)} ${at(0, 1)}C${at(-KAPPA, 1)} ${at(-1, KAPPA)} ${at(-1, 0)}` +
    `C${at(-1, -KAPPA)} ${at(-KAPPA, -1)} ${at(0, -1)}C${at(KAPPA, -1)} ${at(1, -KAPPA)} ${at(1, 0)}Z`
  )
}

export const rectangle = (x: number, y: number, width: number, height: number): string =>
  polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ])

/** A flat lens: a dash of light on water, a thin cloud. */
export function lens(x: number, y: number, halfWidth: number, halfHeight: number): string {
  const k = halfWidth * 0.5
  return (
    `M${pair([x - halfWidth, y])}C${pair([x - k, y - halfHeight])} ${pair([x + k, y - halfHeight])} ${pair([x + halfWidth, y])}` +
    `C${pair([x + k, y + halfHeight])} ${pair([x - k, y + halfHeight])} ${pair([x - halfWidth, y])}Z`
  )
}

/** A limb: thick at one end, thinner at the other, round at both. */
export function limb([x1, y1]: Point, [x2, y2]: Point, radius1: number, radius2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [u, v] = [(x2 - x1) / length, (y2 - y1) / length]
  const side = (x: number, y: number, radius: number, sign: number): Point => [
    x - v * radius * sign,
    y + u * radius * sign,
  ]
  const cap = (from: Point, to: Point, radius: number, sign: number) => {
    const push = radius * 1.33 * sign
    return `C${pair([from[0] + u * push, from[1] + v * push])} ${pair([to[0] + u * push, to[1] + v * push])} ${pair(to)}`
  }
  const [a, b, c, e] = [
    side(x1, y1, radius1, -1),
    side(x2, y2, radius2, -1),
    side(x2, y2, radius2, 1),
    side(x1, y1, radius1, 1),
  ]
  return `M${pair(a)}L${pair(b)}${cap(b, c, radius2, 1)}L${pair(e)}${cap(e, a, radius1, -1)}Z`
}

/** A star with sharp rays: a sparkle with 4, a snow crystal with 6. */
export function sparkle(x: number, y: number, radius: number, rays = 4, waist = 0.18): string {
  return polygon(
    Array.from({ length: rays * 2 }, (_, index): Point => {
      const reach = index % 2 === 0 ? radius : radius * waist
      const angle = (index * Math.PI) / rays - Math.PI / 2
      return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
    }),
  )
}
