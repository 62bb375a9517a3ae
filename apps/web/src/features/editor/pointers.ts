import { distance, middleOf, type Point } from './geometry.ts'

/** Of a PointerEvent, with its place on the stage. */
export interface Pointer extends Point {
  readonly pointerId: number
  readonly pointerType: string
  readonly button: number
  readonly buttons: number
  readonly timeStamp: number
}

interface Handlers {
  /** Whether the first finger or button moves the picture instead. */
  readonly pans: () => boolean
  readonly begin: (pointer: Pointer, isEraser: boolean) => void
  readonly move: (pointer: Pointer) => void
  readonly end: (pointer: Pointer) => void
  /** It was none: a second finger came, or the browser took the pointer. */
  readonly cancel: () => void
  readonly pan: (by: Point) => void
  /** So many times farther apart, around a place, which has moved on. */
  readonly pinch: (ratio: number, at: Point, by: Point) => void
}

type Active =
  | { readonly kind: 'draw'; readonly id: number; readonly isTouch: boolean; readonly from: Pointer; far: number }
  | { readonly kind: 'pan'; readonly id: number; last: Point }
  | { readonly kind: 'pinch' }

/** A finger that has drawn for longer, or farther in CSS pixels, is not the first of two. */
const YOUNG_MS = 300
const YOUNG_PX = 16
/** A hand lies on the screen a little longer than its pen. */
const PALM_MS = 500
const MIDDLE = 1
/** The other end of a pen: https://www.w3.org/TR/pointerevents3/#the-buttons-property */
const ERASER = 32

/** What pens, fingers and mice mean: which of them draws, and which move and zoom the picture. */
export function createPointers(handlers: Handlers) {
  const fingers = new Map<number, Point>()
  let active: Active | undefined
  let pen: { readonly id: number; isDown: boolean; lastMs: number } | undefined

  const isPalm = ({ timeStamp }: Pointer) => pen !== undefined && (pen.isDown || timeStamp - pen.lastMs < PALM_MS)

  function stop() {
    if (active?.kind === 'draw') handlers.cancel()
    active = undefined
  }

  function start(pointer: Pointer) {
    if (active) return
    const id = pointer.pointerId
    if (handlers.pans() || pointer.button === MIDDLE) {
      active = { kind: 'pan', id, last: pointer }
      return
    }
    active = { kind: 'draw', id, isTouch: pointer.pointerType === 'touch', from: pointer, far: 0 }
    handlers.begin(pointer, (pointer.buttons & ERASER) !== 0)
  }

  function touch(pointer: Pointer) {
    if (isPalm(pointer)) return
    fingers.set(pointer.pointerId, pointer)
    if (fingers.size === 1) start(pointer)
    else if (fingers.size === 2 && isYoung(active, pointer)) {
      stop()
      active = { kind: 'pinch' }
    }
  }

  function pinch(pointer: Pointer) {
    const before = [...fingers.values()]
    fingers.set(pointer.pointerId, pointer)
    const [[a, b], [c, d]] = [before, [...fingers.values()]]
    if (!a || !b || !c || !d) return
    const [was, is] = [middleOf(a, b), middleOf(c, d)]
    handlers.pinch(distance(c, d) / Math.max(1, distance(a, b)), is, { x: is.x - was.x, y: is.y - was.y })
  }

  return {
    down(pointer: Pointer) {
      if (pointer.pointerType === 'touch') return touch(pointer)
      if (pointer.pointerType === 'pen') {
        pen = { id: pointer.pointerId, isDown: true, lastMs: pointer.timeStamp }
        fingers.clear()
        stop()
      } else if (pointer.button > MIDDLE) return
      start(pointer)
    },

    move(pointer: Pointer) {
      if (active?.kind === 'pinch') {
        if (fingers.has(pointer.pointerId)) pinch(pointer)
        return
      }
      if (active?.id !== pointer.pointerId) return
      if (fingers.has(pointer.pointerId)) fingers.set(pointer.pointerId, pointer)
      if (active.kind === 'pan') {
        handlers.pan({ x: pointer.x - active.last.x, y: pointer.y - active.last.y })
        active.last = pointer
      } else {
        active.far = Math.max(active.far, distance(active.from, pointer))
        handlers.move(pointer)
      }
    },

    up(pointer: Pointer, isCancelled = false) {
      fingers.delete(pointer.pointerId)
      if (pen?.id === pointer.pointerId) pen = { ...pen, isDown: false, lastMs: pointer.timeStamp }
      if (active?.kind === 'pinch') {
        // The finger that is left draws nothing.
        if (fingers.size === 0) active = undefined
      } else if (active?.id === pointer.pointerId) {
        if (isCancelled) return stop()
        if (active.kind === 'draw') handlers.end(pointer)
        active = undefined
      }
    },

    isDrawing: () => active?.kind === 'draw',
  }
}

const isYoung = (active: Active | undefined, { timeStamp }: Pointer) =>
  active?.kind !== 'draw' || (active.isTouch && timeStamp - active.from.timeStamp < YOUNG_MS && active.far < YOUNG_PX)
