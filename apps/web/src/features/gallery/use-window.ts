import { onMounted, onScopeDispose, shallowReactive, type Ref } from 'vue'

/** The width of an element, and which stretch of it is on the screen, in its own pixels. */
export function useWindow(element: Readonly<Ref<HTMLElement | null>>) {
  const view = shallowReactive({ width: 0, top: 0, bottom: 0 })
  let frame = 0

  function measure() {
    const box = element.value?.getBoundingClientRect()
    if (!box) return
    view.width = box.width
    view.top = -box.top
    view.bottom = innerHeight - box.top
  }

  const measureSoon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(measure)
  }
  const resize = new ResizeObserver(measure)

  onMounted(() => {
    measure()
    if (element.value) resize.observe(element.value)
    addEventListener('scroll', measureSoon, { passive: true })
    addEventListener('resize', measureSoon)
  })
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    resize.disconnect()
    removeEventListener('scroll', measureSoon)
    removeEventListener('resize', measureSoon)
  })
  return view
}
