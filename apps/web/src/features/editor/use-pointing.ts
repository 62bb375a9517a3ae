import { shallowRef } from 'vue'
import type { Point } from './geometry.ts'
import type { Touch } from './mask/stroke.ts'
import { createPointers, type Pointer } from './pointers.ts'
import type { ViewControl } from './use-view.ts'
import { toPicture } from './view.ts'

interface Pointing {
  readonly draws: () => boolean
  /** Space, with which the picture is moved. */
  readonly isSpaceHeld: () => boolean
  readonly begin: (touch: Touch, isEraser: boolean) => void
  readonly move: (touches: readonly Touch[]) => void
  readonly end: (touch: Touch) => void
  readonly cancel: () => void
  /** Where a pointer is that could draw; undefined where there is none. */
  readonly hover: (point: Point | undefined) => void
}

const MIDDLE = 1

/** The browser gives one event a frame, and with it all that it has left out; Safari does not always. */
function allOf(event: PointerEvent): readonly PointerEvent[] {
  const events = event.getCoalescedEvents?.() ?? []
  return events.length > 0 ? events : [event]
}

/** The browser's pointers on the stage, as places of the picture or as moves of it. */
export function usePointing(view: ViewControl, { draws, isSpaceHeld, begin, move, end, cancel, hover }: Pointing) {
  const isMoving = shallowRef(false)
  let last: PointerEvent | undefined

  const placeOf = (event: PointerEvent): Point => toPicture(view.view.value, view.pointOf(event))
  const touchOf = (event: PointerEvent): Touch => ({
    ...placeOf(event),
    ...(event.pointerType === 'pen' && { pressure: event.pressure }),
  })
  const pointers = createPointers({
    pans: () => isSpaceHeld() || !draws(),
    begin: (_, isEraser) => last && begin(touchOf(last), isEraser),
    move: () => last && move(allOf(last).map(touchOf)),
    end: () => last && end(touchOf(last)),
    cancel,
    pan: by => view.pan(by),
    pinch: view.pinch,
  })
  const pointerOf = (event: PointerEvent): Pointer => ({
    ...view.pointOf(event),
    pointerId: event.pointerId,
    pointerType: event.pointerType,
    button: event.button,
    buttons: event.buttons,
    timeStamp: event.timeStamp,
  })

  function follow(event: PointerEvent) {
    if (event.target instanceof Element && event.target.closest('[data-own-pointer]') && !pointers.isDrawing()) return
    last = event
    if (event.type === 'pointerdown') {
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId)
      isMoving.value = !draws() || isSpaceHeld() || event.button === MIDDLE
      pointers.down(pointerOf(event))
    } else if (event.type === 'pointermove') pointers.move(pointerOf(event))
    else {
      isMoving.value = false
      pointers.up(pointerOf(event), event.type === 'pointercancel')
    }
    hover(event.pointerType === 'touch' ? undefined : placeOf(event))
  }

  return { isMoving, follow }
}
