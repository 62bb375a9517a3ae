const LONG_PRESS_MS = 450
/** A finger is never quite still. */
const STILL_PX = 10

/** A finger that rests where it came down; a mouse has other ways. */
export function createLongPress() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start = { x: 0, y: 0 }
  const cancel = () => clearTimeout(timer)
  return {
    begin({ clientX, clientY }: PointerEvent, act: () => void) {
      cancel()
      start = { x: clientX, y: clientY }
      timer = setTimeout(act, LONG_PRESS_MS)
    },
    move({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - start.x, clientY - start.y) > STILL_PX) cancel()
    },
    cancel,
  }
}
