import { computed, onMounted, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { Point, Rect, Size } from './geometry.ts'
import { createViews, wheelFactor, wheelPixels, type View } from './view.ts'

const STEP = 1.5

export type ViewControl = ReturnType<typeof useView>

/** Where the picture lies on the stage, and what moves and zooms it. `content` is what "fit" shows whole. */
export function useView(stageElement: Readonly<ShallowRef<HTMLElement | null>>, content: () => Rect) {
  const stage = shallowRef<Size>({ width: 0, height: 0 })
  const views = computed(() => createViews(content(), stage.value))
  const view = shallowRef<View>({ scale: 1, x: 0, y: 0 })
  /** Until one comes closer, the picture is shown whole, however large the stage becomes. */
  const isFitted = shallowRef(true)
  const isReady = computed(() => stage.value.width > 0 && stage.value.height > 0)

  function set(next: View) {
    view.value = next
    isFitted.value = false
  }
  function fit() {
    view.value = views.value.fitted
    isFitted.value = true
  }

  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const box = stageElement.value?.getBoundingClientRect()
    return { x: clientX - (box?.x ?? 0), y: clientY - (box?.y ?? 0) }
  }

  function turn(event: WheelEvent) {
    event.preventDefault()
    const by = wheelPixels(event)
    // What two fingers on a touchpad pinch comes as a wheel with Ctrl.
    if (event.ctrlKey || event.metaKey)
      set(views.value.zoomTo(view.value, view.value.scale / wheelFactor(by.y), pointOf(event)))
    else set(views.value.pan(view.value, event.shiftKey ? { x: -by.y, y: -by.x } : { x: -by.x, y: -by.y }))
  }

  onMounted(() => {
    const element = stageElement.value
    if (!element) return
    const measure = () => {
      stage.value = { width: element.clientWidth, height: element.clientHeight }
      view.value = isFitted.value ? views.value.fitted : views.value.keepInSight(view.value)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('wheel', turn, { passive: false })
    onScopeDispose(() => observer.disconnect())
  })

  // What is shown whole has become larger or smaller.
  watch(
    () => {
      const { x, y, width, height } = content()
      return [x, y, width, height].join(' ')
    },
    () => {
      if (isFitted.value || !views.value.shows(view.value)) fit()
    },
  )

  return {
    stage,
    view,
    isFitted,
    isReady,
    pointOf,
    fit,
    closer: () => set(views.value.zoomTo(view.value, view.value.scale * STEP)),
    farther: () => set(views.value.zoomTo(view.value, view.value.scale / STEP)),
    actual: () => set(views.value.zoomTo(view.value, 1)),
    pan: (by: Point) => set(views.value.pan(view.value, by)),
    pinch: (ratio: number, at: Point, by: Point) =>
      set(views.value.pan(views.value.zoomTo(view.value, view.value.scale * ratio, at), by)),
    /** Moved by as little as shows a point of the picture. */
    reveal(point: Point) {
      const next = views.value.reveal(view.value, point)
      if (next.x !== view.value.x || next.y !== view.value.y) set(next)
    },
  }
}
