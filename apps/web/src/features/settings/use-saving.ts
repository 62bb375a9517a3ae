import type { SettingsPatch } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { useSettings } from '../../stores/settings.ts'
import { problemsOf } from './problems.ts'

/** How saving one section goes. */
export function useSaving() {
  const settings = useSettings()
  const state = shallowRef<'idle' | 'saving' | 'saved'>('idle')
  const error = shallowRef<unknown>()

  /** True when it was kept. What was typed stays as it is when not. */
  async function save(patch: SettingsPatch): Promise<boolean> {
    state.value = 'saving'
    error.value = undefined
    try {
      await settings.update(patch)
      state.value = 'saved'
      return true
    }
    catch (reason) {
      error.value = reason
      state.value = 'idle'
      return false
    }
  }

  function forget() {
    error.value = undefined
  }

  return { state, problems: computed(() => problemsOf(error.value)), save, forget }
}
