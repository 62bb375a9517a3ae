import { defineStore } from 'pinia'
import { listGenerationPlaces, type GenerationPlaces } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { isFailedCall } from '../../api/errors.ts'
import { useDurations } from '../../stores/durations.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useSettings } from '../../stores/settings.ts'
import { batchesOf } from '../../stores/batches.ts'
import { allLeftMs, doneInMs, placesOf } from './queue-times.ts'

/** What is known of all that waits and runs, computed once for everybody who shows a part of it. */
export const useQueue = defineStore('queue', () => {
  const generations = useGenerations()
  const durations = useDurations()
  const settings = useSettings()

  const running = computed(() => generations.active.filter(({ status }) => status === 'running'))
  const waiting = computed(() => generations.active.filter(({ status }) => status === 'queued'))
  /** Where the server counts others, too; until it has been asked, and where one is alone, one's own are all. */
  const told = shallowRef<ReadonlyMap<string, GenerationPlaces['items'][number]>>(new Map())
  const places = computed(() => {
    const counted = placesOf(generations.active)
    return new Map(Array.from(counted, ([id, place]) => [id, (told.value.get(id)?.before ?? place - 1) + 1]))
  })
  /** Behind more than the server counts. */
  const isFar = (id: string) => told.value.get(id)?.isMore === true

  async function askForPlaces() {
    try {
      const { items } = await call(listGenerationPlaces, {})
      told.value = new Map(items.map(item => [item.id, item]))
    } catch (error) {
      // Where the server cannot be asked the old places are the best guess.
      if (!isFailedCall(error)) throw error
    }
  }
  /** What was asked for together, such as the prompts of a file. */
  const batches = computed(() => batchesOf(generations.active))
  const msPerImage = computed(() => durations.msPerImage)

  /** Milliseconds until all is done; undefined where one takes nobody knows how long. */
  const allLeft = (now: number) =>
    allLeftMs(generations.active, durations.msPerImage, settings.current?.concurrency ?? {}, now)

  /** Milliseconds until each of them is done, where that can be foretold. */
  const doneIn = (now: number) =>
    doneInMs(generations.active, durations.msPerImage, settings.current?.concurrency ?? {}, now)

  return { running, waiting, batches, places, isFar, askForPlaces, msPerImage, allLeft, doneIn }
})
