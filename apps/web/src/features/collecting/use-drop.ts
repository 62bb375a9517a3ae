import { onBeforeUnmount, onMounted, shallowRef } from 'vue'

/** So near the end of the strip it goes on by itself. */
const EDGE_PX = 72
const FASTEST_PX = 18

interface Point {
  readonly x: number
  readonly y: number
}
interface DropOptions {
  /** Where the targets are: elements with `data-drop`. */
  readonly strip: () => HTMLElement | null
  readonly drop: (target: string | undefined) => void
  readonly cancel: () => void
}

/** Follows the mouse until it lets go: where it is, and which target it is over. */
export function useDrop(from: Point, { strip, drop, cancel }: DropOptions) {
  const pointer = shallowRef(from)
  const over = shallowRef<string>()
  let frame = 0

  function move(event: PointerEvent) {
    pointer.value = { x: event.clientX, y: event.clientY }
    over.value = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-drop]')?.dataset[
      'drop'
    ]
  }

  function release(event: PointerEvent) {
    move(event)
    drop(over.value)
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    cancel()
  }

  function step() {
    const box = strip()?.getBoundingClientRect()
    const { x, y } = pointer.value
    if (box && y >= box.top && y <= box.bottom) {
      const by = Math.max(0, x - (box.right - EDGE_PX)) - Math.max(0, box.left + EDGE_PX - x)
      if (by !== 0)
        strip()?.scrollBy({
          left: Math.sign(by) * Math.min(1, Math.abs(by) / EDGE_PX) * FASTEST_PX,
          behavior: 'instant',
        })
    }
    frame = requestAnimationFrame(step)
  }

  onMounted(() => {
    addEventListener('pointermove', move)
    addEventListener('pointerup', release)
    addEventListener('pointercancel', cancel)
    addEventListener('blur', cancel)
    addEventListener('keydown', press, { capture: true })
    frame = requestAnimationFrame(step)
  })
  onBeforeUnmount(() => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', release)
    removeEventListener('pointercancel', cancel)
    removeEventListener('blur', cancel)
    removeEventListener('keydown', press, { capture: true })
    cancelAnimationFrame(frame)
  })

  return { pointer, over }
}
