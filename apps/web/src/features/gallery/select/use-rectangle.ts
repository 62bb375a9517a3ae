import { onScopeDispose, shallowRef } from 'vue'
import type { View } from '../view/use-gallery-view.ts'

/** Less is a click of an unsteady hand. */
const BEGIN_PX = 6
/** So near the edge of the screen the page scrolls along, faster the nearer. */
const EDGE_PX = 72
const FASTEST_PX = 28

interface Rectangle {
  readonly view: View
  readonly element: () => HTMLElement | null
  /** Of the screen; the bars cover the rest. */
  readonly covered: () => { top: number; bottom: number }
  readonly onBegin: (isAdding: boolean) => void
  /** The ids inside, of those that are loaded. */
  readonly onChange: (ids: readonly string[]) => void
}

/** A rectangle spanned with the mouse; what it touches is selected. It goes on while the page scrolls beneath it. */
export function useRectangle({ view, element, covered, onBegin, onChange }: Rectangle) {
  /** Pixels of the grid: across, and from the top of the gallery. */
  const shown = shallowRef<{ left: number; width: number; top: number; height: number }>()
  let start: { x: number; top: number; clientX: number; clientY: number } | undefined
  let pointer = { x: 0, y: 0 }
  let frame = 0
  /** Rows that went out of sight, and maybe out of memory, while one drew on. */
  const passed = new Map<number, readonly string[]>()

  const place = (clientX: number, clientY: number) => ({
    x: clientX - (element()?.getBoundingClientRect().left ?? 0),
    top: view.state.top + clientY,
  })

  function press(event: PointerEvent) {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    start = { ...place(event.clientX, event.clientY), clientX: event.clientX, clientY: event.clientY }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
  }

  function move(event: PointerEvent) {
    pointer = { x: event.clientX, y: event.clientY }
    if (!start) return
    if (!shown.value) {
      if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < BEGIN_PX) return
      passed.clear()
      onBegin(event.ctrlKey || event.metaKey || event.shiftKey)
      frame = requestAnimationFrame(step)
    }
    span()
  }

  function span() {
    if (!start) return
    const now = place(pointer.x, pointer.y)
    const [left, right] = [Math.min(start.x, now.x), Math.max(start.x, now.x)]
    const [top, bottom] = [Math.min(start.top, now.top), Math.max(start.top, now.top)]
    shown.value = { left, width: right - left, top, height: bottom - top }
    for (const key of passed.keys())
      if (key < top - view.geometry.options.rowHeight * 2 || key > bottom) passed.delete(key)
    for (const { row, ids, top: rowTop } of view.geometry.rowsBetween(top, bottom)) {
      passed.set(
        rowTop,
        ids.filter((_, k) => {
          const tile = row.tiles[k]
          return (
            tile !== undefined &&
            tile.left <= right &&
            tile.left + tile.width >= left &&
            rowTop <= bottom &&
            rowTop + row.height >= top
          )
        }),
      )
    }
    onChange([...passed.values()].flat())
  }

  /** Near an edge the page scrolls along. */
  function step() {
    const { top, bottom } = covered()
    const above = Math.max(0, top + EDGE_PX - pointer.y)
    const below = Math.max(0, pointer.y - (innerHeight - bottom - EDGE_PX))
    const by = Math.min(1, Math.max(above, below) / EDGE_PX) * FASTEST_PX
    if (by > 0) {
      scrollBy({ top: above > 0 ? -by : by, behavior: 'instant' })
      span()
    }
    frame = requestAnimationFrame(step)
  }

  function end() {
    cancelAnimationFrame(frame)
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', end)
    removeEventListener('pointercancel', end)
    start = undefined
    shown.value = undefined
  }

  onScopeDispose(end)
  return { shown, press, isSpanning: () => shown.value !== undefined }
}
