import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { readStored } from '../browser/stored.ts'
import { BEYOND_KEY } from './beyond-key.ts'
import type { BeyondWords } from './beyond-words.ts'

/** What goes beyond words and size: pictures to begin with, and options of a model. Its code comes when there is something of it. */
export const useBeyond = defineStore('beyond', () => {
  const words = shallowRef<BeyondWords>()

  async function load(): Promise<BeyondWords> {
    const { useBeyondWords } = await import('./beyond-words.ts')
    return (words.value ??= useBeyondWords())
  }
  const stored = readStored(BEYOND_KEY)
  if (stored !== null) void load()
  /** Whether there is a picture that one begins with, of which no more is known yet. */
  const isComing = computed(() => !words.value && stored?.includes('"start":{') === true)

  return { words, isComing, load }
})
