import { useShortcuts } from '../../shortcuts/use-shortcuts.ts'
import type { Move } from './moves.ts'
import type { Gallery } from './use-gallery.ts'

interface CollectionActions {
  readonly collect: (ids: readonly string[]) => unknown
  /** Only inside a collection. */
  readonly takeOut: () => ((ids: readonly string[]) => unknown) | undefined
}

/** Keys of the grid. Those that move work while the keyboard is in the grid; elsewhere they scroll, as everywhere. */
export function useGalleryKeys({ active, selection, open, favorite, trash, restore, extendTo, selectAll, targets, timeline }: Gallery, { collect, takeOut }: CollectionActions) {
  const isHere = () => active.isFocused.value && active.activeId.value !== undefined
  const here = () => active.activeId.value ?? ''
  const isTrash = () => timeline.value.filter.trashed === true
  const hasTargets = () => targets.value.length > 0

  async function extend(move: Move) {
    if (selection.size.value === 0) selection.toggle(here())
    const id = await active.move(move)
    if (id !== undefined) await extendTo(id)
  }

  const move = (keys: readonly string[], label: string, to: Move) => ({ keys, label, when: isHere, run: async () => active.move(to) })
  const extension = (keys: readonly string[], label: string, to: Move) => ({ keys, label, when: isHere, run: async () => extend(to) })

  useShortcuts('Gallery', [
    move(['ArrowLeft'], 'Picture before', 'left'),
    move(['ArrowRight'], 'Picture after', 'right'),
    move(['ArrowUp'], 'Row above', 'up'),
    move(['ArrowDown'], 'Row below', 'down'),
    move(['PageUp'], 'Screen up', 'page-up'),
    move(['PageDown'], 'Screen down', 'page-down'),
    move(['Home', 'mod+Home'], 'Newest picture', 'first'),
    move(['End', 'mod+End'], 'Oldest picture', 'last'),
    { keys: ['Enter'], label: 'Open the picture', when: isHere, run: async () => open(here()) },
    { keys: [' ', 'mod+ '], label: 'Select the picture, or not', when: isHere, run: () => selection.toggle(here()) },
    extension(['shift+ArrowLeft'], 'Select to the picture before', 'left'),
    extension(['shift+ArrowRight'], 'Select to the picture after', 'right'),
    extension(['shift+ArrowUp'], 'Select to the row above', 'up'),
    extension(['shift+ArrowDown'], 'Select to the row below', 'down'),
    { keys: ['mod+a'], label: 'Select everything', run: selectAll },
    { keys: ['Escape'], label: 'Select nothing', when: () => selection.size.value > 0, run: selection.clear },
    { keys: ['f'], label: 'Favourite, or not', when: hasTargets, run: async () => favorite(targets.value) },
    { keys: ['b'], label: 'Add to a collection', when: () => hasTargets() && !isTrash(), run: () => collect(targets.value) },
    { keys: ['x'], label: 'Take out of the collection', when: () => hasTargets() && takeOut() !== undefined, run: () => takeOut()?.(targets.value) },
    { keys: ['Delete'], label: 'Delete', when: () => hasTargets() && !isTrash(), run: trash },
    { keys: ['r'], label: 'Restore from the trash', when: () => hasTargets() && isTrash(), run: restore },
  ])
}
