import { onScopeDispose, reactive, shallowRef } from 'vue'

/** Where the form stands beside the pictures, all of it is there. */
const BESIDE = '(width >= 64rem)'

/** On a phone, whether the sheet with all that can be chosen is open above the docked prompt. */
export function useOptions() {
  const isOpen = shallowRef(false)
  const close = () => {
    isOpen.value = false
  }
  const beside = matchMedia(BESIDE)
  beside.addEventListener('change', close)
  onScopeDispose(() => beside.removeEventListener('change', close))
  return reactive({
    isOpen,
    close,
    open: () => {
      isOpen.value = !beside.matches
    },
    toggle: () => {
      isOpen.value = !isOpen.value
    },
  })
}
