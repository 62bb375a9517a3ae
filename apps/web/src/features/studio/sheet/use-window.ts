import { onScopeDispose, shallowReactive } from 'vue'

/** The window moves in steps, so that what is rendered changes a few times a screen and not with every frame. */
const STEP_PX = 240

/** Which part of an element is on the screen; pixels from its upper edge. */
export function useWindow() {
  const view = shallowReactive({ width: 0, top: 0, screen: innerHeight, above: 0 })
  let element: HTMLElement | undefined
  let frame = 0

  function measure() {
    const box = element?.getBoundingClientRect()
    // Hidden things have no width.
    if (!box?.width) return
    view.width = box.width
    view.screen = innerHeight
    view.above = box.top + scrollY
    view.top = Math.floor(-box.top / STEP_PX) * STEP_PX
  }
  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      measure()
    })
  }
  // Told between layout and paint, so that nobody sees the old width's rows in the new width.
  const resize = new ResizeObserver(measure)
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon)
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    resize.disconnect()
    removeEventListener('scroll', soon)
    removeEventListener('resize', soon)
  })

  return {
    view,
    stepPx: STEP_PX,
    /** `ruler` is as wide as the element, and changes its size at no other time. */
    attach(next: HTMLElement, ruler: HTMLElement) {
      element = next
      resize.observe(ruler)
      measure()
    },
  }
}
