import { computed, onMounted, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { bindGestures } from './gestures.ts'
import { createZoom, FITTED, isZoomed, wheelFactor, type Point, type Size, type View } from './zoom.ts'

export type Direction = 'newer' | 'older'

/** Of a key or a button. */
const STEP = 1.5

interface ZoomOptions {
  readonly picture: () => Size
  /** When it changes, another picture is shown, from its beginning. */
  readonly key: () => string
  /** Whether a whole picture can be pulled aside. */
  readonly canSwipe: () => boolean
  readonly onSwipe: (direction: Direction) => void
  /** Several pictures side by side share one view; each has a part of the surface, with a caption below. */
  readonly panes?: (surface: Size) => Panes
}

export interface Panes {
  readonly columns: number
  readonly rows: number
  /** CSS pixels. */
  readonly captionHeight: number
  /** Between them, CSS pixels. */
  readonly gap?: number
}
const ONE: Panes = { columns: 1, rows: 1, captionHeight: 0 }

export type Zoom = ReturnType<typeof useZoom>

/** A picture on a stage: how close one is, and the wheel, fingers and buttons that change it. */
export function useZoom(
  surface: Readonly<ShallowRef<HTMLElement | null>>,
  { picture, key, canSwipe, onSwipe, panes = () => ONE }: ZoomOptions,
) {
  const view = shallowRef<View>(FITTED)
  const whole = shallowRef<Size>({ width: 0, height: 0 })
  const cut = computed(() => panes(whole.value))
  const gap = computed(() => cut.value.gap ?? 0)
  const partOf = (length: number, count: number) => (length - gap.value * (count - 1)) / count
  /** What one picture has of the surface. */
  const stage = computed<Size>(() => ({
    width: partOf(whole.value.width, cut.value.columns),
    height: Math.max(0, partOf(whole.value.height, cut.value.rows) - cut.value.captionHeight),
  }))
  /** How far a finger that wants the next picture has come. */
  const pull = shallowRef(0)
  /** While something holds the picture it follows at once; else it glides. */
  const isHeld = shallowRef(false)
  const zoom = computed(() => createZoom(picture(), stage.value))
  const isClose = computed(() => isZoomed(view.value))
  /** So close one was: what needed more pixels once has them and keeps them. */
  const closest = shallowRef(FITTED.scale)

  const set = (next: View, held = false) => {
    isHeld.value = held
    view.value = next
  }

  function pointOf({ x, y }: Point): Point {
    const box = surface.value?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    const width = partOf(box.width, cut.value.columns) + gap.value
    const height = partOf(box.height, cut.value.rows) + gap.value
    return { x: ((x - box.x) % width) - stage.value.width / 2, y: ((y - box.y) % height) - stage.value.height / 2 }
  }

  function turn(event: WheelEvent) {
    // Farther than all of it there is nothing: the page may scroll.
    if (!isClose.value && event.deltaY > 0) return
    event.preventDefault()
    set(
      zoom.value.zoomTo(
        view.value,
        view.value.scale * wheelFactor(event),
        pointOf({ x: event.clientX, y: event.clientY }),
      ),
      true,
    )
  }

  const leapAt = (event: MouseEvent) =>
    set(zoom.value.leap(view.value, pointOf({ x: event.clientX, y: event.clientY })))

  onMounted(() => {
    const element = surface.value
    if (!element) return
    const measure = () => {
      whole.value = { width: element.clientWidth, height: element.clientHeight }
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('wheel', turn, { passive: false })
    element.addEventListener('dblclick', leapAt)
    const unbind = bindGestures(element, {
      isClose: () => isClose.value,
      scale: () => view.value.scale,
      pan: by => set(zoom.value.pan(view.value, by), true),
      pinch: (scale, at, by) => set(zoom.value.pan(zoom.value.zoomTo(view.value, scale, pointOf(at)), by), true),
      pull(distance) {
        if (!canSwipe()) return
        isHeld.value = true
        pull.value = distance
      },
      release(direction) {
        isHeld.value = false
        pull.value = 0
        if (direction && canSwipe()) onSwipe(direction)
      },
    })
    onScopeDispose(() => {
      observer.disconnect()
      unbind()
    })
  })

  watch(key, () => set(FITTED, true))
  watch([key, () => view.value.scale], ([now, scale], [before]) => {
    closest.value = now === before ? Math.max(closest.value, scale) : FITTED.scale
  })
  watch(zoom, ({ keepInside }) => set(keepInside(view.value), true))

  return {
    view,
    cut,
    stage,
    pull,
    isHeld,
    isClose,
    closest,
    fitted: computed(() => zoom.value.fitted),
    /** Of the picture's own pixels. */
    percent: computed(() => Math.round((100 * view.value.scale) / zoom.value.actual)),
    closer: () => set(zoom.value.zoomTo(view.value, view.value.scale * STEP)),
    farther: () => set(zoom.value.zoomTo(view.value, view.value.scale / STEP)),
    fit: () => set(FITTED),
    leap: () => set(zoom.value.leap(view.value)),
    pan: (by: Point) => set(zoom.value.pan(view.value, by)),
  }
}
