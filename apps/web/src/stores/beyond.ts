import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
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
  if (readStored(BEYOND_KEY) !== null) void load()

  return { words, load }
})
