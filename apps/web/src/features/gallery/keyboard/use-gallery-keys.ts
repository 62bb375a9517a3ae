import { t as common } from '../../../i18n/common.ts'
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts'
import type { Move } from './moves.ts'
import { t } from '../text.ts'
import type { Gallery } from '../use-gallery.ts'

interface CollectionActions {
  readonly collect: (ids: readonly string[]) => unknown
  readonly tag: (ids: readonly string[]) => unknown
  /** Only inside a collection. */
  readonly takeOut: () => ((ids: readonly string[]) => unknown) | undefined
}

/** Keys of the grid. Those that move work while the keyboard is in the grid; elsewhere they scroll, as everywhere. */
export function useGalleryKeys(
  {
    active,
    selection,
    open,
    favorite,
    rate,
    trash,
    restore,
    extendTo,
    selectAll,
    targets,
    timeline,
    view,
    compare,
    canCompare,
    mayMark,
  }: Gallery,
  { collect, tag, takeOut }: CollectionActions,
) {
  const isHere = () => active.isFocused.value && active.activeId.value !== undefined
  const here = () => active.activeId.value ?? ''
  const isTrash = () => timeline.value.filter.trashed === true
  const hasTargets = () => targets.value.length > 0

  async function extend(move: Move) {
    if (selection.size.value === 0) selection.toggle(here())
    const id = await active.move(move)
    if (id !== undefined) await extendTo(id)
  }

  const move = (keys: readonly string[], label: string, to: Move) => ({
    keys,
    label,
    when: isHere,
    run: async () => active.move(to),
  })
  const extension = (keys: readonly string[], label: string, to: Move) => ({
    keys,
    label,
    when: isHere,
    run: async () => extend(to),
  })

  const mayBeMarked = () => hasTargets() && mayMark(targets.value)
  const canBeMarked = () => mayBeMarked() && !isTrash()
  const stars = (keys: readonly string[], label: string) => ({
    keys,
    label,
    needs: 'images:write' as const,
    when: canBeMarked,
    run: async ({ key, repeat }: KeyboardEvent) => repeat || rate(targets.value, Number(key)),
  })

  useShortcuts(
    () => t('gallery'),
    [
      move(['ArrowLeft'], t('keyBefore'), 'left'),
      move(['ArrowRight'], t('keyAfter'), 'right'),
      move(['ArrowUp'], t('keyUp'), 'up'),
      move(['ArrowDown'], t('keyDown'), 'down'),
      move(['PageUp'], t('keyPageUp'), 'page-up'),
      move(['PageDown'], t('keyPageDown'), 'page-down'),
      move(['Home', 'mod+Home'], t('keyFirst'), 'first'),
      move(['End', 'mod+End'], t('keyLast'), 'last'),
      { keys: ['Enter'], label: t('keyOpen'), when: isHere, run: async () => open(here()) },
      { keys: [' ', 'mod+ '], label: t('keySelect'), when: isHere, run: () => selection.toggle(here()) },
      extension(['shift+ArrowLeft'], t('toBefore'), 'left'),
      extension(['shift+ArrowRight'], t('toAfter'), 'right'),
      extension(['shift+ArrowUp'], t('toUp'), 'up'),
      extension(['shift+ArrowDown'], t('toDown'), 'down'),
      { keys: ['mod+a'], label: t('selectAll'), when: () => view.state.count !== 0, run: selectAll },
      { keys: ['Escape'], label: t('selectNothing'), when: () => selection.size.value > 0, run: selection.clear },
      {
        keys: ['f'],
        label: t('keyFavourite'),
        needs: 'images:write',
        when: mayBeMarked,
        run: async () => favorite(targets.value),
      },
      {
        keys: ['b'],
        label: t('addTo'),
        needs: 'library:write',
        when: () => hasTargets() && !isTrash(),
        run: () => collect(targets.value),
      },
      {
        ...stars(['1', '2', '3', '4', '5'], common('stars')),
        labelOf: key => common('starCount', { count: Number(key) }),
      },
      stars(['0'], common('noStars')),
      { keys: ['t'], label: t('keyTag'), needs: 'images:write', when: canBeMarked, run: () => tag(targets.value) },
      {
        keys: ['c'],
        label: t('compareSelected'),
        when: () => canCompare.value,
        run: async () => compare(targets.value),
      },
      {
        keys: ['x'],
        label: t('takeOutOf'),
        needs: 'library:write',
        when: () => hasTargets() && takeOut() !== undefined,
        run: () => takeOut()?.(targets.value),
      },
      { keys: ['Delete'], label: t('delete'), needs: 'images:write', when: canBeMarked, run: trash },
      {
        keys: ['r'],
        label: t('keyRestore'),
        needs: 'images:write',
        when: () => mayBeMarked() && isTrash(),
        run: restore,
      },
    ],
  )
}
