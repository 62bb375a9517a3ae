import type { SettingsPatch } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { NetworkError } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useSettings } from '../../stores/settings.ts'
import { problemsOf } from './problems.ts'

/** How saving one section goes. One that `resends` sends what no answer came to once more when the server is back. */
export function useSaving({ resends = false } = {}) {
  const settings = useSettings()
  const state = shallowRef<'idle' | 'saving' | 'saved'>('idle')
  const error = shallowRef<unknown>()
  const connection = useConnection()
  /** In the order in which it was wanted. */
  let unsent: SettingsPatch[] = []

  /** True when it was saved. What was typed stays as it is when not. */
  async function save(patch: SettingsPatch): Promise<boolean> {
    state.value = 'saving'
    error.value = undefined
    try {
      await settings.update(patch)
      state.value = 'saved'
      return true
    } catch (reason) {
      error.value = reason
      if (resends && reason instanceof NetworkError) unsent.push(patch)
      state.value = 'idle'
      return false
    }
  }

  watch(
    () => connection.state,
    async now => {
      if (now !== 'live') return
      const patches = unsent
      unsent = []
      for (const patch of patches) await save(patch)
    },
  )

  function forget() {
    error.value = undefined
  }

  return { state, problems: computed(() => problemsOf(error.value)), save, forget }
}
