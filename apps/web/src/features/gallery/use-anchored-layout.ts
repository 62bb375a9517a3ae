import { computed, watch, type Ref } from 'vue'
import { layoutRows, tilesBetween, type Shape } from './layout.ts'
import { useWindow } from './use-window.ts'

/** Rendered beyond the screen, so that scrolling does not outrun it. */
const OVERSCAN_PX = 800

/**
 * Places the tiles and picks those near the screen; a million of them cost no more than a screenful. When pictures
 * arrive above, the page is scrolled along, so that what one looks at stays where it is.
 */
export function useAnchoredLayout(element: Readonly<Ref<HTMLElement | null>>, shapes: () => readonly Shape[], hasMore: () => boolean) {
  const view = useWindow(element)
  const layout = computed(() => {
    const isNarrow = view.width < 640
    return layoutRows(shapes(), { width: view.width, rowHeight: isNarrow ? 180 : 260, gap: isNarrow ? 4 : 8, hasMore: hasMore() })
  })
  const visible = computed(() => tilesBetween(layout.value, view.top - OVERSCAN_PX, view.bottom + OVERSCAN_PX))

  watch(layout, (next, before) => {
    if (view.top <= 0 || before.tiles.length === 0) return
    const anchor = tilesBetween(before, view.top, view.bottom)[0]
    const moved = next.tiles.find(({ id }) => id === anchor?.id)
    if (anchor && moved && moved.top !== anchor.top) scrollBy({ top: moved.top - anchor.top, behavior: 'instant' })
  }, { flush: 'post' })

  return { layout, visible }
}
