import { onBeforeUpdate, onUpdated } from 'vue'

/**
 * What had the focus may be gone after an update (a cancel button of what is over): then it goes to `fallback`. What only
 * moved to another place has it back.
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
    if (!before || document.activeElement !== document.body) return
    const target = before.isConnected && before instanceof HTMLElement ? before : fallback()
    target?.focus({ preventScroll: true })
  })
}
