import { computed, nextTick, shallowRef, watch } from 'vue'
import type { Timeline } from '../../../stores/timeline.ts'
import type { PlacedTile } from '../view/geometry.ts'
import { createMoves, type Move } from './moves.ts'
import type { View } from '../view/use-gallery-view.ts'

/** The tile that the keyboard is at. It outlives being scrolled out of sight, and being deleted: then the next one takes its place. */
export function useActive(
  view: View,
  timeline: () => Timeline,
  activeId: { value: string | undefined },
  covered: () => { top: number; bottom: number },
) {
  const isFocused = shallowRef(false)
  const moves = createMoves({
    geometry: view.geometry,
    reach: view.reach,
    page: () => view.state.screen - covered().top - covered().bottom - view.geometry.options.rowHeight,
  })
  /** Position in the gallery, for when the tile is gone. */
  let position = 0

  const place = (id = activeId.value): PlacedTile | undefined => {
    const section = id === undefined ? undefined : timeline().sectionOf(id)
    return section && id !== undefined ? view.geometry.placeOf(section, id) : undefined
  }

  const positionOf = ({ at, row, index }: PlacedTile) => view.geometry.firstOf(at) + row.first + index

  /** One stop for the Tab key: where one was, or the first on the screen. */
  const tabStop = computed(() => {
    const isOnScreen = view.state.sections.some(({ tiles }) => tiles.some(({ id }) => id === activeId.value))
    return isOnScreen
      ? activeId.value
      : (view.state.firstId ?? view.state.sections.find(({ tiles }) => tiles.length > 0)?.tiles[0]?.id)
  })

  async function focus(id: string) {
    activeId.value = id
    const found = place(id)
    if (!found) return
    position = positionOf(found)
    await view.reveal(found, covered())
    view.render()
    await nextTick()
    view.tileElement(id)?.focus({ preventScroll: true })
  }

  async function move(direction: Move): Promise<string | undefined> {
    const start = place() ?? place(tabStop.value)
    const next = start ? await moves.from(start, direction) : await moves.first()
    if (next !== undefined) await focus(next)
    return next
  }

  /** The focus came by Tab or by the pointer. */
  function arrive(id: string) {
    isFocused.value = true
    if (id === activeId.value) return
    activeId.value = id
    moves.forgetColumn()
    const found = place(id)
    if (found) position = positionOf(found)
  }

  // The place of one that is gone is where the next one is now.
  watch(
    () => view.state.layouts,
    async () => {
      const id = activeId.value
      if (id === undefined) return
      const found = place()
      if (found) {
        position = positionOf(found)
        return
      }
      if (timeline().sectionOf(id)) return
      const at = view.geometry.sectionWith(position)
      const next = view.geometry.idAt(at, position) ?? view.geometry.idAt(at, position - 1)
      activeId.value = next
      if (isFocused.value && next !== undefined) await focus(next)
    },
    { flush: 'post' },
  )

  /** A tile that is taken from the page loses the focus too, but nobody has gone anywhere. */
  function leave() {
    isFocused.value = activeId.value !== undefined && timeline().sectionOf(activeId.value) === undefined
  }

  return { activeId, isFocused, tabStop, focus, move, arrive, leave }
}
export type Active = ReturnType<typeof useActive>
