import type { Point } from '../geometry.ts'

/** A side or a corner: -1 is left or top, 1 is right or bottom, 0 neither. Neither of both is the inside. */
export interface Handle {
  readonly x: -1 | 0 | 1
  readonly y: -1 | 0 | 1
}

/** In the order in which the keyboard reaches them: once around. */
export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
]

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How far an arrow key moves a handle; undefined of other keys, and of arrows along a side. */
export function keyStep(
  handle: Handle,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  steps: readonly [number, number],
) {
  const direction = DIRECTIONS[key]
  const isInside = handle.x === 0 && handle.y === 0
  if (!direction) return undefined
  if (!isInside && (direction.x !== 0 ? handle.x : handle.y) === 0) return undefined
  const length = steps[shiftKey ? 1 : 0]
  return { x: direction.x * length, y: direction.y * length }
}

/** As CSS calls the pointer over it. */
export function cursorOf({ x, y }: Handle): string {
  if (x === 0 && y === 0) return 'move'
  if (x === 0) return 'ns-resize'
  if (y === 0) return 'ew-resize'
  return x === y ? 'nwse-resize' : 'nesw-resize'
}
