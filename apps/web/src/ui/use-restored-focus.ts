import { onBeforeUpdate, onUpdated } from 'vue'

/**
 * What had the focus may be gone after an update (a cancel button of what is over), or of no use any more (a button that is
 * switched off): then it goes to `fallback`. What only moved to another place has it back.
 */
export function useRestoredFocus(
  root: () => HTMLElement | null,
  fallback: () => HTMLElement | null | undefined = root,
) {
  let before: Element | null = null
  onBeforeUpdate(() => {
    before = root()?.contains(document.activeElement) ? document.activeElement : null
  })
  onUpdated(() => {
    const now = document.activeElement
    // The browser takes it from what is switched off, but only when it draws the page again.
    const isLost = now === document.body || now?.matches(':disabled')
    if (!before || !isLost) return
    const canHaveIt = before.isConnected && before instanceof HTMLElement && !before.matches(':disabled')
    const target = canHaveIt ? before : fallback()
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  })
}
