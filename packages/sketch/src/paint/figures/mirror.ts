import { ellipse, type Point } from '../../path.ts'

const mirrored = (points: readonly Point[]): Point[] => points.map(([x, y]) => [-x, y])

/** A shape and its mirror image. */
export const both = (outline: (points: readonly Point[]) => string, points: readonly Point[]) =>
  outline(points) + outline(mirrored(points))

export const pair = (x: number, y: number, rx: number, ry = rx, turn = 0) =>
  ellipse(x, y, rx, ry, turn) + ellipse(-x, y, rx, ry, -turn)
