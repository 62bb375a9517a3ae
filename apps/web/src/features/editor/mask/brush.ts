import { intersect, roundOut, wholeOf, type Point, type Rect } from '../geometry.ts'
import type { Plane } from './plane.ts'

/** Where the brush is, and how far it reaches there, in pixels of the picture. */
export interface Dab extends Point {
  readonly radius: number
}
export type Mode = 'add' | 'remove'

/** How a brush covers what it passes. */
export interface Profile {
  /** At each distance, by its square: from the middle (0) to the rim (the last). */
  readonly cover: Uint8Array
  /** The part of the radius within which all is covered whole. */
  readonly inner: number
}
const STEPS = 2048

/** `hardness` is the part of the radius that is covered whole (0 to 1); a hard rim is a pixel wide all the same, so that it is smooth. */
export function createProfile(hardness: number, radius: number): Profile {
  const wished = Math.min(hardness, Math.max(0, 1 - 1 / Math.max(1, radius)))
  const cover = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
    const part = (1 - Math.sqrt(step / STEPS)) / (1 - wished)
    const eased = part >= 1 ? 1 : part * part * (3 - 2 * part)
    return Math.round(255 * eased)
  })
  return { cover, inner: Math.sqrt(Math.max(0, cover.lastIndexOf(255)) / STEPS) }
}

/** The pixels that a brush on its way from one place to the other can reach. */
export function boundsOf(from: Dab, to: Dab): Rect {
  const [left, top] = [
    Math.min(from.x - from.radius, to.x - to.radius),
    Math.min(from.y - from.radius, to.y - to.radius),
  ]
  return roundOut({
    x: left,
    y: top,
    width: Math.max(from.x + from.radius, to.x + to.radius) - left,
    height: Math.max(from.y + from.radius, to.y + to.radius) - top,
  })
}

interface Segment {
  readonly from: Dab
  readonly to: Dab
  readonly profile: Profile
  readonly mode: Mode
}

/**
 * Paints the way between two places. What is covered twice is not covered more, so a stroke has no knots where its parts
 * meet. Gives by how much all pixels together have changed.
 */
export function paintSegment(plane: Plane, segment: Segment): number {
  const { from, to, profile } = segment
  const { x, y, width, height } = intersect(boundsOf(from, to), wholeOf(plane))
  const [outer, inner] = [Math.max(from.radius, to.radius), Math.min(from.radius, to.radius) * profile.inner]
  const clip = (place: number) => Math.min(x + width, Math.max(x, place))
  let gain = 0
  for (let row = y; row < y + height; row += 1) {
    const span = spanOf(segment, row + 0.5, outer)
    if (!span) continue
    const [first, last] = [clip(Math.floor(span.left)), clip(Math.ceil(span.right))]
    const whole = spanOf(segment, row + 0.5, inner)
    const [start, end] = whole ? [clip(Math.ceil(whole.left - 0.5)), clip(Math.floor(whole.right + 0.5))] : [last, last]
    gain += paintRim(plane, segment, { row, first, last: Math.min(start, last) })
    if (start >= end) gain += paintRim(plane, segment, { row, first: start, last })
    else {
      gain += fillRow(plane, { row, first: start, last: end }, segment.mode)
      gain += paintRim(plane, segment, { row, first: end, last })
    }
  }
  return gain
}

/** Where a row crosses the way of something round: two discs, and what lies between them. */
function spanOf(
  { from, to }: Segment,
  y: number,
  radius: number,
): { readonly left: number; readonly right: number } | undefined {
  let [left, right] = [Infinity, -Infinity]
  const reach = (x: number, by: number) => {
    left = Math.min(left, x - by)
    right = Math.max(right, x + by)
  }
  const square = radius * radius
  const [above, below] = [square - (y - from.y) * (y - from.y), square - (y - to.y) * (y - to.y)]
  if (above >= 0) reach(from.x, Math.sqrt(above))
  if (below >= 0) reach(to.x, Math.sqrt(below))
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (dy !== 0) {
    const length = Math.hypot(dx, dy)
    for (let side = -1; side <= 1; side += 2) {
      const part = (y - (from.y + (side * radius * dx) / length)) / dy
      if (part >= 0 && part <= 1) reach(from.x - (side * radius * dy) / length + part * dx, 0)
    }
  }
  return left < right ? { left, right } : undefined
}

interface Row {
  readonly row: number
  readonly first: number
  readonly last: number
}

function fillRow({ width, data }: Plane, { row, first, last }: Row, mode: Mode): number {
  const value = mode === 'add' ? 255 : 0
  const [start, end] = [row * width + first, row * width + last]
  let gain = value * (end - start)
  for (let at = start; at < end; at += 1) gain -= data[at] ?? 0
  data.fill(value, start, end)
  return gain
}

/** Pixel by pixel, by its distance from the way. No more is computed of one that cannot change. */
function paintRim({ width, data }: Plane, { from, to, profile, mode }: Segment, { row, first, last }: Row): number {
  const { cover } = profile
  const dx = to.x - from.x
  const dy = to.y - from.y
  const dr = to.radius - from.radius
  const inverse = dx === 0 && dy === 0 ? 0 : 1 / (dx * dx + dy * dy)
  const py = row + 0.5 - from.y
  const adds = mode === 'add'
  const final = adds ? 255 : 0
  let gain = 0
  for (let column = first, at = row * width + first; column < last; column += 1, at += 1) {
    const before = data[at] ?? 0
    if (before === final) continue
    const px = column + 0.5 - from.x
    const along = (px * dx + py * dy) * inverse
    const part = along <= 0 ? 0 : along >= 1 ? 1 : along
    const ex = px - part * dx
    const ey = py - part * dy
    const radius = from.radius + part * dr
    const step = ((ex * ex + ey * ey) * STEPS) / (radius * radius)
    if (step >= STEPS) continue
    const covered = cover[step | 0] ?? 0
    const after = adds ? (covered > before ? covered : before) : 255 - covered < before ? 255 - covered : before
    data[at] = after
    gain += after - before
  }
  return gain
}
