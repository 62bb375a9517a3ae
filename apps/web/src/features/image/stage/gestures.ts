import { createGesture, dragAction, pinchAction } from '@use-gesture/vanilla'
import type { Point } from './zoom.ts'

interface Gestures {
  readonly isClose: () => boolean
  readonly scale: () => number
  readonly pan: (by: Point) => void
  /** Two fingers around `at`, which have moved on together `by`. */
  readonly pinch: (scale: number, at: Point, by: Point) => void
  /** A finger pulls the whole picture aside. */
  readonly pull: (distance: number) => void
  readonly release: (direction: 'newer' | 'older' | undefined) => void
}

/** CSS pixels; a quick flick needs less. */
const PULLED_FAR = 100

const bind = createGesture([dragAction, pinchAction])

/** What fingers and a held mouse do on `element`; gives what ends it. */
export function bindGestures(
  element: HTMLElement,
  { isClose, scale, pan, pinch, pull, release }: Gestures,
): () => void {
  let isPan = false
  const recognizer = bind(
    element,
    {
      onDrag({ delta: [x, y], movement: [far], swipe: [flick], first, last, canceled, pinching, cancel, tap, event }) {
        if (pinching) {
          release(undefined)
          cancel()
          return
        }
        // What begins on the whole picture stays a swipe, and what begins on a part of it moves that.
        if (first) isPan = isClose()
        if (tap) return
        if (isPan) pan({ x, y })
        else if (isMouse(event)) return
        else if (last) release(canceled ? undefined : directionOf(flick, far))
        else pull(far)
      },
      onPinch({ offset: [next], origin: [x, y], memo }) {
        const before: unknown = memo
        const by = isPoint(before) ? { x: x - before.x, y: y - before.y } : { x: 0, y: 0 }
        pinch(next, { x, y }, by)
        return { x, y }
      },
    },
    {
      drag: { filterTaps: true, pointer: { keys: false }, swipe: { velocity: 0.3 } },
      pinch: { from: () => [scale(), 0], pinchOnWheel: false, scaleBounds: { min: 0.5 } },
    },
  )
  // The page scrolls by one finger over a whole picture (touch-action: pan-y), but two fingers are always ours.
  const keepTwo = (event: TouchEvent) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault()
  }
  element.addEventListener('touchstart', keepTwo, { passive: false })
  element.addEventListener('touchmove', keepTwo, { passive: false })
  return () => recognizer.destroy()
}

function directionOf(flick: number, pulled: number) {
  const side = flick || (Math.abs(pulled) > PULLED_FAR ? Math.sign(pulled) : 0)
  if (side === 0) return undefined
  return side > 0 ? 'newer' : 'older'
}

/** Nobody pulls a picture aside with one. */
const isMouse = (event: Event) => 'pointerType' in event && event.pointerType === 'mouse'
const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value
