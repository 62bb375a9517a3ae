import { onScopeDispose } from 'vue'

/** Keys for the whole page, but not while someone types, nor together with a modifier. */
export function useKeys(actions: Readonly<Record<string, () => unknown>>) {
  const listen = (event: KeyboardEvent) => {
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return
    event.preventDefault()
    action()
  }
  addEventListener('keydown', listen)
  onScopeDispose(() => removeEventListener('keydown', listen))
}
