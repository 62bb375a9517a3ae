import { onScopeDispose, watch } from 'vue'
import { asker } from '../../stores/whose.ts'
import { useQueue } from './queue-store.ts'

/** Milliseconds: what others ask for is told by no event. */
const EVERY_MS = 5000

/** Keeps the places of what waits up to date while somebody looks at them, where there are others to wait for. */
export function usePlaces(waiting: () => readonly string[]) {
  const queue = useQueue()
  const look = () => {
    if (asker.value && waiting().length > 0 && document.visibilityState === 'visible') void queue.askForPlaces()
  }
  watch(() => waiting().join(), look, { immediate: true })
  const timer = setInterval(look, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
}
