import { onScopeDispose, shallowRef } from 'vue'

const KEY = 'h'

/** The picture as it is, for as long as a key or a button is held. */
export function useHiddenMask() {
  const isHidden = shallowRef(false)
  const show = () => {
    isHidden.value = false
  }
  const release = ({ key }: KeyboardEvent) => {
    if (key.toLowerCase() === KEY) show()
  }
  addEventListener('keyup', release)
  addEventListener('blur', show)
  onScopeDispose(() => {
    removeEventListener('keyup', release)
    removeEventListener('blur', show)
  })
  return {
    isHidden,
    key: KEY,
    show,
    hide() {
      isHidden.value = true
    },
  }
}
