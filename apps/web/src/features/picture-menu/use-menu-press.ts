import { onScopeDispose } from 'vue'
import { createLongPress } from '../../browser/long-press.ts'
import { menuPoint, wantsBrowserMenu, type Point } from '../../browser/menu-point.ts'

/** What has `data-picture` opens its menu: by the other button of the mouse, by the keyboard, by a finger that rests on it. */
export function useMenuPress(open: (id: string, at: Point) => unknown) {
  const { begin, move, cancel } = createLongPress()
  let isHandled = false
  onScopeDispose(cancel)

  function pointerdown(event: PointerEvent) {
    cancel()
    isHandled = false
    const id = idOf(event)
    if (event.pointerType !== 'touch' || id === undefined) return
    const at = { x: event.clientX, y: event.clientY }
    begin(event, () => {
      isHandled = true
      open(id, at)
    })
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
    pointermove: move,
    pointerup: cancel,
    pointercancel: cancel,
    contextmenu,
    touchend,
    onClickCapture: click,
  }
}

const idOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-picture]')?.dataset['picture'] : undefined
