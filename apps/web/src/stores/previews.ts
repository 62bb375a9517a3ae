import type { GenerationPreview } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

/** Of more generations than run at a time nobody sees any. */
const MOST = 64

/** What pictures look like while they are made: the last that came of each, and forgotten when it is not looked at any more. */
export const usePreviews = defineStore('previews', () => {
  /** As data URLs, by generation and which of its images; the one that was told of last stands last. */
  const urls = shallowReactive(new Map<string, string>())
  const keyOf = (generationId: string, ordinal: number) => `${generationId} ${ordinal}`

  function take({ generationId, ordinal, mimeType, data }: GenerationPreview) {
    const key = keyOf(generationId, ordinal)
    urls.delete(key)
    urls.set(key, `data:${mimeType};base64,${data}`)
    if (urls.size <= MOST) return
    const [oldest] = urls.keys()
    if (oldest !== undefined) urls.delete(oldest)
  }

  return { take, of: (generationId: string, ordinal: number) => urls.get(keyOf(generationId, ordinal)) }
})
