import { within, type Point, type Size } from '../geometry.ts'

/** CSS pixels, so that a step is as long to the eye however close one is. */
const STEP = 8
const LARGE_STEP = 64
const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface Step {
  readonly key: string
  readonly isLarge: boolean
  /** CSS pixels for one of the picture. */
  readonly scale: number
}

/** Where an arrow key leads from a place of the picture: whole pixels, and never out of it. */
export function stepFrom(point: Point, { key, isLarge, scale }: Step, { width, height }: Size): Point {
  const length = Math.max(1, Math.round((isLarge ? LARGE_STEP : STEP) / scale))
  const { x, y } = DIRECTIONS[key] ?? { x: 0, y: 0 }
  return { x: within(point.x + x * length, 0, width), y: within(point.y + y * length, 0, height) }
}
