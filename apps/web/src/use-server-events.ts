import { onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isEntryPage } from './pages.ts'
import { useConnection } from './stores/connection.ts'

/** Keeps the line to the server open as long as the page lives, but where nobody has come in yet. */
export function useServerEvents() {
  const route = useRoute()
  const router = useRouter()
  const stream = useConnection().createStream()
  // The first page is on its way while this runs.
  const isOutside = () => isEntryPage(route.name ?? router.resolve(location.pathname).name)
  watch(isOutside, outside => (outside ? stream.stop() : stream.start()), { immediate: true })
  const restart = () => void (isOutside() || stream.restart())
  addEventListener('online', restart)
  onScopeDispose(() => {
    removeEventListener('online', restart)
    stream.stop()
  })
}
