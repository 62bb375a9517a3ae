import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

/** Asks once before what was done is lost: by the button, by Escape, by the browser's own way back, or with the tab. */
export function useLeaving(wouldLose: () => boolean, leave: () => void) {
  const asks = shallowRef(false)
  /** What was to be done when the question came up. */
  let goOn = leave
  let isAnswered = false

  const isFree = () => isAnswered || !wouldLose()
  function ask(next: () => void): boolean {
    if (isFree()) return false
    goOn = next
    asks.value = true
    return true
  }

  const router = useRouter()
  onScopeDispose(
    router.beforeEach(to => {
      // To another part of the same page one stays where one is.
      if (to.path === router.currentRoute.value.path) return true
      return !ask(() => void router.push(to))
    }),
  )
  const warn = (event: BeforeUnloadEvent) => {
    if (!isFree()) event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  onScopeDispose(() => removeEventListener('beforeunload', warn))

  return {
    asks,
    isFree,
    leave() {
      if (!ask(leave)) leave()
    },
    /** What was done is kept, or is not wanted: nothing is asked any more. */
    settle() {
      isAnswered = true
    },
    confirm() {
      isAnswered = true
      goOn()
    },
  }
}
