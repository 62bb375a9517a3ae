import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { lockedOut } from './api/locked-out.ts'
import { whenIdle } from './browser/when-idle.ts'
import { isEntryPage } from './pages.ts'
import { useAccess } from './stores/access.ts'
import { forgetAsker, recallAsker } from './stores/whose.ts'

/** Leads whoever has to log in first to where they can, and says who is there once the page rests. */
export function useLock() {
  const route = useRoute()
  const router = useRouter()
  const access = useAccess()
  recallAsker()
  /** From the first refusal on: the page that is left is refused more than once. */
  let isAsking = false

  async function lead() {
    if (isAsking) return
    isAsking = true
    try {
      // The first refusal may come before the router has found out where one is.
      await router.isReady()
      if (isEntryPage(route.name)) {
        isAsking = false
        return
      }
      const studio = await access.ask()
      const here = location.pathname + location.search
      const query = here === '/' ? {} : { next: here }
      const to = studio === 'setup' ? { name: 'set-up' } : { name: 'login', query }
      // With a page that has nothing on it and knows nothing: nothing moves, and nothing of whoever was there is left.
      forgetAsker()
      if (studio !== 'alone') location.replace(router.resolve(to).href)
    } catch {
      // The server is away: whatever is asked next is refused again.
      isAsking = false
    }
  }

  watch(lockedOut, lead)
  // Whoever is not known is led away by the refusal; a server that is away is told of elsewhere.
  whenIdle(() => void (isEntryPage(route.name) || access.load().catch(() => undefined)))
}
