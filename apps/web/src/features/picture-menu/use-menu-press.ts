import { onScopeDispose } from 'vue'
import { menuPoint, wantsBrowserMenu, type Point } from '../../browser/menu-point.ts'

const LONG_PRESS_MS = 450
/** A finger is never quite still. */
const STILL_PX = 10

/** What has `data-picture` opens its menu: by the other button of the mouse, by the keyboard, by a finger that rests on it. */
export function useMenuPress(open: (id: string, at: Point) => unknown) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start: Point = { x: 0, y: 0 }
  let isHandled = false

  const cancel = () => clearTimeout(timer)
  onScopeDispose(cancel)

  function pointerdown(event: PointerEvent) {
    cancel()
    isHandled = false
    const id = idOf(event)
    if (event.pointerType !== 'touch' || id === undefined) return
    start = { x: event.clientX, y: event.clientY }
    timer = setTimeout(() => {
      isHandled = true
      open(id, start)
    }, LONG_PRESS_MS)
  }

  function pointermove(event: PointerEvent) {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL_PX) cancel()
  }

  function contextmenu(event: MouseEvent) {
    const id = idOf(event)
    if (id === undefined || wantsBrowserMenu(event)) return
    event.preventDefault()
    cancel()
    // Some browsers tell of a finger that rests, too.
    if (!isHandled) open(id, menuPoint(event))
  }

  /** The browser would press with the mouse where the finger was, which closes the menu again. */
  function touchend(event: TouchEvent) {
    if (isHandled) event.preventDefault()
  }

  /** Lifting the finger is no press. */
  function click(event: MouseEvent) {
    if (!isHandled) return
    isHandled = false
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    pointerdown,
    pointermove,
    pointerup: cancel,
    pointercancel: cancel,
    contextmenu,
    touchend,
    onClickCapture: click,
  }
}

const idOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-picture]')?.dataset['picture'] : undefined
