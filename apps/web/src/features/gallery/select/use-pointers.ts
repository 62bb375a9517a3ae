import { computed } from 'vue'
import { menuPoint, wantsBrowserMenu, type Point } from '../../../browser/menu-point.ts'
import type { View } from '../view/use-gallery-view.ts'
import type { Selection } from './selection.ts'
import { useDrag } from './use-drag.ts'
import { useGestures } from './use-gestures.ts'
import { useRectangle } from './use-rectangle.ts'

interface PointersOptions {
  readonly view: View
  readonly selection: Selection
  readonly covered: () => { top: number; bottom: number }
  readonly grid: () => HTMLElement | null
  readonly open: (id: string) => void
  readonly extend: (id: string) => void
  readonly favorite: (id: string) => void
  /** That many stars were pressed. */
  readonly rate: (id: string, stars: number) => void
  /** What is selected is taken along with the mouse, or let go of. */
  readonly drag: (at: Point | undefined) => void
  readonly menu: (id: string, at: Point) => void
}

/** What mouse and finger do in the grid: open, select, span a rectangle, take along, ask for the menu. */
export function usePointers({
  view,
  selection,
  covered,
  grid,
  open,
  extend,
  favorite,
  rate,
  drag: onDrag,
  menu: onMenu,
}: PointersOptions) {
  const gestures = useGestures({
    idOf,
    isChoosing: () => selection.size.value > 0,
    open: id => open(id),
    toggle: selection.toggle,
    extendTo: id => extend(id),
    favorite: id => favorite(id),
    rate: (id, stars) => rate(id, stars),
  })

  /** What was selected before a rectangle that adds to it. */
  let before: readonly string[] = []
  const band = useRectangle({
    view,
    covered,
    element: grid,
    onBegin(isAdding) {
      gestures.swallowClick()
      before = isAdding ? [...selection.sizes().keys()] : []
    },
    onChange: ids => selection.replace([...before, ...ids]),
  })
  /** On the runway, pixels. */
  const rectangle = computed(() => band.shown.value && view.toRunway(band.shown.value))

  const drag = useDrag({
    onBegin(at) {
      gestures.swallowClick()
      onDrag(at)
    },
    onEnd: () => onDrag(undefined),
  })

  function press(event: PointerEvent) {
    gestures.press(event)
    const isPlain =
      event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (isPlain && selection.has(idOf(event) ?? '')) drag.press(event)
    else band.press(event)
  }

  /** With Shift the browser's own menu comes. */
  function menu(event: MouseEvent) {
    gestures.menu(event)
    const id = idOf(event)
    if (id === undefined || event.defaultPrevented || wantsBrowserMenu(event)) return
    event.preventDefault()
    onMenu(id, menuPoint(event))
  }

  return { gestures, rectangle, press, menu, idOf }
}

const idOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined
