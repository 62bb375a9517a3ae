import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useDurations } from '../../stores/durations.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useSettings } from '../../stores/settings.ts'
import { allLeftMs, doneInMs, placesOf } from './queue-times.ts'

/** What is known of all that waits and runs, computed once for everybody who shows a part of it. */
export const useQueue = defineStore('queue', () => {
  const generations = useGenerations()
  const durations = useDurations()
  const settings = useSettings()

  const running = computed(() => generations.active.filter(({ status }) => status === 'running'))
  const waiting = computed(() => generations.active.filter(({ status }) => status === 'queued'))
  const places = computed(() => placesOf(generations.active))
  const msPerImage = computed(() => durations.msPerImage)

  /** Milliseconds until all is done; undefined where one takes nobody knows how long. */
  const allLeft = (now: number) =>
    allLeftMs(generations.active, durations.msPerImage, settings.current?.concurrency ?? {}, now)

  /** Milliseconds until each of them is done, where that can be foretold. */
  const doneIn = (now: number) =>
    doneInMs(generations.active, durations.msPerImage, settings.current?.concurrency ?? {}, now)

  return { running, waiting, places, msPerImage, allLeft, doneIn }
})
