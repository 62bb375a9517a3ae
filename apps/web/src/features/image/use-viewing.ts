import { onScopeDispose, shallowRef } from 'vue'
import { store, readStored } from '../../browser/stored.ts'

const KEY = 'atelier.image-details'
const SURROUND = 'atelier.image-surround'

/** How one looks: with the details beside the picture or without them, in the dark or not, in the page or on the whole screen. */
export function useViewing() {
  const showsDetails = shallowRef(readStored(KEY) !== 'hidden')
  const isFull = shallowRef(false)
  const isDark = shallowRef(readStored(SURROUND) === 'dark')

  function toggleDetails() {
    showsDetails.value = !showsDetails.value
    store(KEY, showsDetails.value ? 'shown' : 'hidden')
  }

  function toggleDark() {
    isDark.value = !isDark.value
    store(SURROUND, isDark.value ? 'dark' : 'page')
  }

  /** The picture takes the window in any case, and the screen where the browser lets it (phones of Apple do not). */
  async function toggleFull() {
    isFull.value = !isFull.value
    if (isFull.value) await document.documentElement.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement) await document.exitFullscreen()
  }

  /** The browser's own ways out. */
  const follow = () => {
    isFull.value &&= document.fullscreenElement !== null
  }
  document.addEventListener('fullscreenchange', follow)
  onScopeDispose(() => {
    document.removeEventListener('fullscreenchange', follow)
    if (document.fullscreenElement) void document.exitFullscreen()
  })

  return { showsDetails, isFull, isDark, toggleDetails, toggleDark, toggleFull }
}
