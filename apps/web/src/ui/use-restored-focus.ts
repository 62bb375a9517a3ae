import { onBeforeUpdate, onUpdated } from 'vue'

/** What had the focus may be gone after an update (a cancel button of what is over), or be of no use any more (a button that is switched off): then it goes to `fallback`. */
export function useRestoredFocus(
  root: () => HTMLElement | null,
  fallback: () => HTMLElement | null | undefined = root,
) {
  let wasInside = false
  onBeforeUpdate(() => {
    wasInside = root()?.contains(document.activeElement) ?? false
  })
  onUpdated(() => {
    const now = document.activeElement
    // The browser takes it from what is switched off, but only when it draws the page again.
    const isLost = now === document.body || now?.matches(':disabled')
    if (wasInside && isLost) fallback()?.focus({ preventScroll: true })
  })
}
