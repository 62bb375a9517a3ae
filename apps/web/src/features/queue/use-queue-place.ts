import { computed, onScopeDispose, reactive, shallowRef } from 'vue'

/** There is room for a third column. */
const WIDE = '(width >= 80rem)'

/** Where the queue is when it is asked for: a column, or a sheet where there is no room for one. Nobody has asked to begin with: an idle queue takes no room. */
export function useQueuePlace() {
  const wide = matchMedia(WIDE)
  const isWide = shallowRef(wide.matches)
  const isOpen = shallowRef(false)
  const isWanted = shallowRef(false)
  const follow = () => {
    isWide.value = wide.matches
  }
  wide.addEventListener('change', follow)
  onScopeDispose(() => wide.removeEventListener('change', follow))

  function show(wanted: boolean) {
    isOpen.value = wanted
    isWanted.value ||= wanted
  }

  return reactive({
    isColumn: computed(() => isWide.value && isOpen.value),
    isOpen,
    /** Somebody has looked at it; until then nothing of it is there. */
    isWanted,
    toggle: () => show(!isOpen.value),
    open: () => show(true),
  })
}
