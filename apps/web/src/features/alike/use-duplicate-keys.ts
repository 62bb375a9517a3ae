import { useShortcuts } from '../../shortcuts/use-shortcuts.ts'
import { t as common } from '../../i18n/common.ts'
import { t } from './text.ts'

/** The keyboard among near duplicates: from picture to picture, and what is done to the group that it is at. */
export function useDuplicateKeys() {
  const picked = () =>
    document.activeElement instanceof HTMLElement && document.activeElement.matches('.pick')
      ? document.activeElement
      : undefined
  const groupOf = (element: Element | null) => element?.closest('.duplicates') ?? undefined

  function step(by: number) {
    const all = [...document.querySelectorAll<HTMLElement>('.pick')]
    const at = all.findIndex(one => one === picked())
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }

  const isAtPicture = () => picked() !== undefined
  useShortcuts(
    () => common('duplicates'),
    [
      { keys: ['ArrowLeft', 'ArrowUp'], label: () => t('keyBefore'), when: isAtPicture, run: () => step(-1) },
      { keys: ['ArrowRight', 'ArrowDown'], label: () => t('keyAfter'), when: isAtPicture, run: () => step(1) },
      { keys: ['k'], label: () => t('keyKeep'), when: isAtPicture, run: () => picked()?.click() },
      {
        keys: ['Delete'],
        label: () => t('keyTrashOthers'),
        when: () => groupOf(document.activeElement) !== undefined,
        run: ({ repeat }) =>
          repeat || groupOf(document.activeElement)?.querySelector<HTMLElement>('.trash-others')?.click(),
      },
    ],
  )
}
