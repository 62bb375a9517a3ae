import { computed, onScopeDispose, reactive, shallowRef } from 'vue'
import { store, readStored } from '../../browser/stored.ts'

const KEY = 'atelier.queue'
/** There is room for a third column. */
const WIDE = '(width >= 80rem)'
/** There is room for it without taking any from the pictures. */
const VERY_WIDE = '(width >= 110rem)'

/** Where the queue is: a column that stays as it was left, or a sheet that is opened for a look. */
export function useQueuePlace() {
  const wide = matchMedia(WIDE)
  const isWide = shallowRef(wide.matches)
  const wantsColumn = shallowRef((readStored(KEY) ?? (matchMedia(VERY_WIDE).matches ? 'open' : 'closed')) === 'open')
  const isSheetOpen = shallowRef(false)
  const follow = () => {
    isWide.value = wide.matches
  }
  wide.addEventListener('change', follow)
  onScopeDispose(() => wide.removeEventListener('change', follow))

  function toggle() {
    if (!isWide.value) {
      isSheetOpen.value = !isSheetOpen.value
      return
    }
    wantsColumn.value = !wantsColumn.value
    store(KEY, wantsColumn.value ? 'open' : 'closed')
  }

  const isColumn = computed(() => isWide.value && wantsColumn.value)
  return reactive({ isColumn, isOpen: computed(() => (isWide.value ? wantsColumn.value : isSheetOpen.value)), toggle })
}
