import { computed, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import { date, locale } from '../../../i18n/format.ts'
import type { View } from '../view/use-gallery-view.ts'
import { marksOf, timeAt } from './scrubber.ts'

const LINGER_MS = 1400

interface ScrubberElements {
  readonly track: () => HTMLElement | null
  readonly handle: () => HTMLElement | null
}

/** Where the handle of the scrubber is, and where the gallery goes when it is moved. */
export function useScrubber(view: View, { track, handle }: ScrubberElements) {
  const isDragging = shallowRef(false)
  const isShown = shallowRef(false)
  const label = shallowRef('')
  /** Measured when it changes: asking in every frame would have the browser lay out the page once more. */
  const trackPx = shallowRef(0)
  const resize = new ResizeObserver(() => {
    trackPx.value = track()?.clientHeight ?? 0
  })
  let hasMoved = false
  let linger: ReturnType<typeof setTimeout> | undefined

  const range = () => Math.max(1, view.state.total - view.state.screen)
  const share = (top: number) => Math.min(1, Math.max(0, top / range()))
  const dateText = (top: number) => date(timeAt(view.geometry, top), { day: 'numeric', month: 'long', year: 'numeric' })

  const marks = computed(() =>
    view.state.total > 0 && trackPx.value > 0
      ? marksOf(view.geometry, { trackPx: trackPx.value, screenPx: view.state.screen, locale: locale() })
      : [],
  )
  const percent = computed(() => Math.round(share(view.state.stillTop) * 100))
  const valueText = computed(() => (view.state.total > 0 ? dateText(view.state.stillTop) : ''))

  /** Straight to the element: every frame, and nothing else of the page has to know. */
  function follow() {
    const element = handle()
    if (element) element.style.transform = `translateY(${share(view.state.top) * trackPx.value}px)`
    label.value = isDragging.value ? dateText(view.state.top) : ''
  }

  function show() {
    isShown.value = true
    clearTimeout(linger)
    linger = setTimeout(() => {
      isShown.value = false
    }, LINGER_MS)
  }

  function topOf(event: PointerEvent) {
    const box = track()?.getBoundingClientRect()
    return box ? Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)) * range() : 0
  }

  function press(event: PointerEvent) {
    if (event.button !== 0) return
    isDragging.value = true
    hasMoved = false
    track()?.setPointerCapture(event.pointerId)
    void view.jumpTo(topOf(event))
  }

  function drag(event: PointerEvent) {
    if (!isDragging.value) return
    hasMoved = true
    void view.jumpTo(topOf(event), true)
  }

  function release(event: PointerEvent) {
    if (isDragging.value && hasMoved) void view.jumpTo(topOf(event))
    isDragging.value = false
  }

  function key(event: KeyboardEvent) {
    const step = stepsOf(view, range)[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    void view.jumpTo(Math.max(0, step()))
  }

  watch(
    [() => view.state.top, () => view.state.total, isDragging, trackPx],
    ([top, , dragged], [topBefore, , draggedBefore]) => {
      // Not when it was measured: nobody has moved yet.
      if (top !== topBefore || dragged !== draggedBefore) show()
      follow()
    },
    { flush: 'post' },
  )

  onMounted(() => {
    document.documentElement.toggleAttribute('data-scrubbed', true)
    const element = track()
    if (element) resize.observe(element)
  })
  onBeforeUnmount(() => {
    resize.disconnect()
    document.documentElement.toggleAttribute('data-scrubbed', false)
    clearTimeout(linger)
  })

  return { isDragging, isShown, label, marks, percent, valueText, press, drag, release, key }
}

/** Where each key goes, pixels from the top of the gallery. */
const stepsOf = (view: View, end: () => number): Readonly<Record<string, () => number>> => ({
  ArrowUp: () => view.state.top - view.geometry.options.rowHeight,
  ArrowDown: () => view.state.top + view.geometry.options.rowHeight,
  ArrowLeft: () => view.state.top - view.geometry.options.rowHeight,
  ArrowRight: () => view.state.top + view.geometry.options.rowHeight,
  PageUp: () => view.state.top - view.state.screen,
  PageDown: () => view.state.top + view.state.screen,
  Home: () => 0,
  End: end,
})
