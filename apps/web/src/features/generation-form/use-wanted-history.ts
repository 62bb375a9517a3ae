import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { usePromptHistory } from '../../stores/prompt-history.ts'

/** The prompts that were used, for whoever steps through them: nobody needs them before somebody writes. */
export const useWantedHistory = defineStore('wanted-history', () => {
  const history = shallowRef<ReturnType<typeof usePromptHistory>>()

  /** Where its code does not come there is nothing to step through, and the next time it is tried again. */
  async function ensure() {
    const code = history.value ? undefined : await import('../../stores/prompt-history.ts').catch(() => undefined)
    history.value ??= code?.usePromptHistory()
    await history.value?.ensure()
  }

  return { history, ensure }
})
