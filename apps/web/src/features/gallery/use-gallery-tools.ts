import type { SmartFilter } from '@atelier/contracts'
import { shallowRef, watch } from 'vue'
import type { Point } from '../../browser/menu-point.ts'
import { whenIdle } from '../../browser/when-idle.ts'
import { may } from '../../stores/whose.ts'
import type { ToolTask } from '../collecting/tools.ts'
import type { Selection } from './select/selection.ts'
import type { Within } from './within.ts'

/** Nobody needs them to see the first picture. */
export const loadTools = async () => import('../collecting/CollectionTools.vue')

interface GalleryTools {
  readonly selection: Selection
  /** Where the keyboard goes on when what it was at is gone. */
  readonly regain: () => Promise<unknown>
  readonly isTrash: () => boolean
  readonly within: () => Within | undefined
}

/** What opens over a gallery: the tools for collections, and the menu of a picture. */
export function useGalleryTools({ selection, regain, isTrash, within }: GalleryTools) {
  const task = shallowRef<ToolTask>()
  const hasTools = shallowRef(false)
  /** Whose tags are being changed. */
  const tagged = shallowRef<readonly string[]>()
  const menu = shallowRef<{ ids: readonly string[]; at: Point }>()
  const selected = () => [...selection.sizes().keys()]

  watch(task, now => {
    hasTools.value ||= now !== undefined
  })
  // What it was opened from may be gone when it closes.
  watch(tagged, now => now === undefined && regain(), { flush: 'post' })
  // Dragging cannot wait for what is loaded first.
  watch(
    () => selection.size.value > 0,
    isChoosing => {
      if (isChoosing && !isTrash() && may('library:write')) whenIdle(loadTools)
    },
  )

  function collect(ids: readonly string[]) {
    task.value = { kind: 'collect', ids }
  }

  function tag(ids: readonly string[]) {
    tagged.value = ids
  }

  function save(filter: SmartFilter) {
    task.value = { kind: 'save', filter }
  }

  async function takeOut(ids: readonly string[]) {
    selection.clear()
    await within()?.takeOut?.(ids)
    await regain()
  }

  function drag(at: Point | undefined) {
    if (isTrash() || !may('library:write')) return
    task.value = at && { kind: 'drag', ids: selected(), ...at }
  }

  function openMenu(id: string, at: Point) {
    menu.value = { ids: selection.has(id) ? selected() : [id], at }
  }

  return { task, hasTools, menu, tagged, collect, tag, save, takeOut, drag, openMenu }
}
