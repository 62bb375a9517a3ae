import { onBeforeUpdate, onUpdated } from 'vue'

/** What had the focus may be gone after an update (a cancel button of what is over): then it goes to `fallback`. */
export function useRestoredFocus(
  root: () => HTMLElement | null,
  fallback: () => HTMLElement | null | undefined = root,
) {
  let wasInside = false
  onBeforeUpdate(() => {
    wasInside = root()?.contains(document.activeElement) ?? false
  })
  onUpdated(() => {
    if (wasInside && document.activeElement === document.body) fallback()?.focus({ preventScroll: true })
  })
}
