import { getGenerationDurations, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'

/** How long one image of each model took of late, in milliseconds. Where it cannot be read nothing is foretold. */
export const useDurations = defineStore('durations', () => {
  const msPerImage = shallowRef<ReadonlyMap<string, number>>(new Map())
  let isWanted = false
  let isReading = false
  let isStale = false

  /** One read at a time; what ends meanwhile makes it read once more. */
  async function load() {
    isWanted = true
    isStale = true
    if (isReading) return
    isReading = true
    try {
      while (isStale) {
        isStale = false
        const { items } = await call(getGenerationDurations, {})
        msPerImage.value = new Map(items.map(item => [item.model, item.msPerImage]))
      }
    } catch (error) {
      // Where the server cannot be asked the old figures are the best guess; a fault of our own is none.
      if (!isFailedCall(error)) throw error
    } finally {
      isReading = false
    }
  }

  const refresh = async () => (isWanted ? load() : undefined)
  const apply = async (event: StudioEvent) => (event.type === 'generation.succeeded' ? refresh() : undefined)

  return { msPerImage, load, refresh, apply }
})
