import { onScopeDispose, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useConnection } from './stores/connection.ts'

/**
 * A page whose code could not be loaded, because the server was away or has been replaced by a newer one. It is opened
 * as soon as the server is there, and afresh: browsers may remember that a part of it failed.
 */
export function useLostPages() {
  const connection = useConnection()
  const router = useRouter()
  let wanted: string | undefined

  function open() {
    if (wanted !== undefined && connection.state === 'live') location.assign(wanted)
  }

  const stop = router.onError((_, to) => {
    // Where not even the first page came, opening it again would go on for ever.
    if (router.currentRoute.value.matched.length === 0) return
    wanted = to.fullPath
    open()
  })
  router.afterEach((_, __, failure) => {
    if (!failure) wanted = undefined
  })
  watch(() => connection.state, open)
  onScopeDispose(stop)
}
