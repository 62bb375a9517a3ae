import { onScopeDispose } from 'vue'

/** After that long without a scroll, one looks at what is there. */
const STILL_MS = 90

interface Frames {
  /** At most once a frame, while something moves. */
  readonly onFrame: () => void
  /** The page stands still again. */
  readonly onStill: () => void
}

/** Scrolling and resizing, told once a frame, however many events there are. */
export function useFrames({ onFrame, onStill }: Frames) {
  let frame = 0
  let still: ReturnType<typeof setTimeout> | undefined

  function run() {
    frame = 0
    onFrame()
  }

  function soon() {
    frame ||= requestAnimationFrame(run)
    clearTimeout(still)
    still = setTimeout(onStill, STILL_MS)
  }

  // Told between layout and paint, so that nobody sees the old width's rows in the new width.
  const resize = new ResizeObserver(onFrame)
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon)

  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    clearTimeout(still)
    resize.disconnect()
    removeEventListener('scroll', soon)
    removeEventListener('resize', soon)
  })
  return { soon, observe: (element: Element) => resize.observe(element) }
}
