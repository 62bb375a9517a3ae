import { onScopeDispose } from 'vue'
import { useConnection } from './stores/connection.ts'

/** Keeps the line to the server open as long as the page lives. */
export function useServerEvents() {
  const stream = useConnection().createStream()
  stream.start()
  addEventListener('online', stream.restart)
  onScopeDispose(() => {
    removeEventListener('online', stream.restart)
    stream.stop()
  })
}
