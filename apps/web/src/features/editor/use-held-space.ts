import { onScopeDispose, shallowRef } from 'vue'

/** Whether Space is held, with which the picture is moved. */
export function useHeldSpace() {
  const isHeld = shallowRef(false)
  const follow = (event: KeyboardEvent) => {
    if (event.key === ' ') isHeld.value = event.type === 'keydown'
  }
  const forget = () => {
    isHeld.value = false
  }
  // While it is caught: a button that has the focus keeps the key for itself.
  addEventListener('keydown', follow, { capture: true })
  addEventListener('keyup', follow, { capture: true })
  addEventListener('blur', forget)
  onScopeDispose(() => {
    removeEventListener('keydown', follow, { capture: true })
    removeEventListener('keyup', follow, { capture: true })
    removeEventListener('blur', forget)
  })
  return isHeld
}
