import { createGesture, pinchAction } from '@use-gesture/vanilla'
import { computed, nextTick, onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { store, readStored } from '../../../browser/stored.ts'

/** CSS pixels, the width of a cell. */
export const SMALLEST_CELL = 48
export const LARGEST_CELL = 640
const KEY = 'atelier.grid-cell'
const FITS_KEY = 'atelier.grid-fits'
/** Of a key or a button. */
const STEP = 1.25
const FITTED = { least: 120, most: 288, besides: 200 }
/** Of a wheel's notch, which is about 100. */
const WHEEL = 0.0025

const bind = createGesture([pinchAction])
const within = (size: number) => Math.round(Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, size)))

/** To begin with all columns are in sight, where that leaves the cells a good size. */
const fitted = (columns: number) =>
  Math.round(Math.min(FITTED.most, Math.max(FITTED.least, (innerWidth - FITTED.besides) / Math.max(1, columns))))

/** Of what is beside the columns: the headings of the rows, as wide as the table makes them. */
const headWidth = (available: number) => (available < 700 ? 64 : 128)

/** What is left for each column; the table itself is laid out by the browser, this is for the pictures to choose from. */
const widthOf = (available: number, columns: number) =>
  Math.min(LARGEST_CELL, Math.max(1, Math.round((available - headWidth(available)) / Math.max(1, columns))))

/** How large cells are shown, as it was chosen in this browser: by a slider, keys, Ctrl and the wheel, or two fingers. */
export function useCellSize(surface: Readonly<ShallowRef<HTMLElement | null>>, columns: () => number) {
  const stored = Number(readStored(KEY))
  const chosen = shallowRef(stored > 0 ? within(stored) : fitted(columns()))
  /** The whole width of the grid is in sight, however small that makes the cells. */
  const fits = shallowRef(readStored(FITS_KEY) === 'on')
  const available = shallowRef(innerWidth)
  const size = computed(() => (fits.value ? widthOf(available.value, columns()) : chosen.value))

  function fit(on: boolean) {
    fits.value = on
    store(FITS_KEY, on ? 'on' : 'off')
  }

  /** What is at `x`, `y` of the surface stays there. */
  async function choose(
    next: number,
    x = (surface.value?.clientWidth ?? 0) / 2,
    y = (surface.value?.clientHeight ?? 0) / 2,
  ) {
    const before = size.value
    chosen.value = within(next)
    store(KEY, String(chosen.value))
    if (fits.value) fit(false)
    const element = surface.value
    if (!element || before === size.value) return
    const [left, top] = [element.scrollLeft + x, element.scrollTop + y]
    await nextTick()
    element.scrollTo({
      left: (left * size.value) / before - x,
      top: (top * size.value) / before - y,
      behavior: 'instant',
    })
  }

  const chooseAt = async (next: number, at: { readonly x: number; readonly y: number }) => {
    const box = surface.value?.getBoundingClientRect()
    await choose(next, at.x - (box?.x ?? 0), at.y - (box?.y ?? 0))
  }

  function turn(event: WheelEvent) {
    if (!event.ctrlKey) return
    event.preventDefault()
    void chooseAt(size.value * Math.exp(-event.deltaY * WHEEL), { x: event.clientX, y: event.clientY })
  }

  onMounted(() => {
    const element = surface.value
    if (!element) return
    element.addEventListener('wheel', turn, { passive: false })
    const observer = new ResizeObserver(([entry]) => {
      available.value = entry?.contentRect.width ?? available.value
    })
    observer.observe(element)
    onScopeDispose(() => observer.disconnect())
    const pinch = bind(
      element,
      { onPinch: ({ offset: [next], origin: [x, y] }) => void chooseAt(next, { x, y }) },
      {
        pinch: {
          from: () => [size.value, 0],
          pinchOnWheel: false,
          scaleBounds: { min: SMALLEST_CELL, max: LARGEST_CELL },
        },
      },
    )
    onScopeDispose(() => pinch.destroy())
  })

  return {
    size,
    fits,
    fit,
    choose,
    larger: async () => choose(size.value * STEP),
    smaller: async () => choose(size.value / STEP),
  }
}
