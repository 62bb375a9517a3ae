import { computed, nextTick, shallowRef, type ShallowRef } from 'vue'
import { neighbourOf } from './arrangement.ts'
import type { useArrangement } from './use-arrangement.ts'

/** One cell at a time is reached by Tab; arrows go on from there, along the axes as they are arranged. */
export function useGridFocus(
  surface: Readonly<ShallowRef<HTMLElement | null>>,
  { lengths, arrangement, shown, isStacked, tab, tabOf, showTab }: ReturnType<typeof useArrangement>,
) {
  const last = shallowRef(0)
  const visible = computed(() => shown.value.flatMap(({ rows }) => rows.flat()))
  /** In another table the same place, so that one does not begin anew. */
  const active = computed(() => {
    if (visible.value.includes(last.value)) return last.value
    const moved = neighbourOf(lengths.value, last.value, arrangement.value.third, tab.value - tabOf(last.value))
    return moved ?? visible.value[0] ?? 0
  })

  async function focus(cell: number) {
    last.value = cell
    if (!isStacked.value && tabOf(cell) !== tab.value) await showTab(tabOf(cell))
    await nextTick()
    const target = surface.value?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)
    target?.focus({ preventScroll: true })
    target?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  }

  /** The cell that a key leads to; undefined where it leads nowhere or is none of ours. */
  function targetOf(key: string, isFar: boolean, from: number): number | undefined {
    const { across, down, third } = arrangement.value
    const row = shown.value.flatMap(({ rows }) => rows).find(cells => cells.includes(from)) ?? []
    switch (key) {
      case 'ArrowRight':
        return neighbourOf(lengths.value, from, across, 1)
      case 'ArrowLeft':
        return neighbourOf(lengths.value, from, across, -1)
      case 'ArrowDown':
        return neighbourOf(lengths.value, from, down, 1)
      case 'ArrowUp':
        return neighbourOf(lengths.value, from, down, -1)
      case 'PageDown':
        return neighbourOf(lengths.value, from, third, 1)
      case 'PageUp':
        return neighbourOf(lengths.value, from, third, -1)
      case 'Home':
        return isFar ? visible.value[0] : row[0]
      case 'End':
        return isFar ? visible.value.at(-1) : row.at(-1)
      default:
        return undefined
    }
  }

  const KEYS = new Set(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])

  function move(event: KeyboardEvent) {
    const from = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined
    if (from === undefined || !KEYS.has(event.key) || event.altKey || event.shiftKey) return
    // At an edge the page stays where it is, too.
    event.preventDefault()
    const target = targetOf(event.key, event.ctrlKey || event.metaKey, Number(from))
    if (target !== undefined) void focus(target)
  }

  /** Whatever way the focus came. */
  function note(event: FocusEvent) {
    const cell = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined
    if (cell !== undefined) last.value = Number(cell)
  }

  return { active, focus, move, note, targetOf }
}
