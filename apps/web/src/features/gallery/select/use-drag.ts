import { onScopeDispose } from 'vue'

/** Less is a click of an unsteady hand. */
const BEGIN_PX = 6

interface Drag {
  readonly onBegin: (at: { x: number; y: number }) => void
  readonly onEnd: () => void
}

/** What is selected is taken along with the mouse. Where it may be dropped, and what is shown meanwhile, is not known here. */
export function useDrag({ onBegin, onEnd }: Drag) {
  let start: { x: number; y: number } | undefined
  let isDragging = false

  function press(event: PointerEvent) {
    start = { x: event.clientX, y: event.clientY }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
  }

  function move(event: PointerEvent) {
    if (isDragging || !start || Math.hypot(event.clientX - start.x, event.clientY - start.y) < BEGIN_PX) return
    isDragging = true
    onBegin({ x: event.clientX, y: event.clientY })
  }

  function end() {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', end)
    removeEventListener('pointercancel', end)
    // Where it was dropped hears of the same release first.
    if (isDragging) setTimeout(onEnd)
    isDragging = false
    start = undefined
  }

  onScopeDispose(end)
  return { press }
}
