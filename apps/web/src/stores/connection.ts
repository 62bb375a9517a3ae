import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { createEventStream, type ConnectionState, type EventSourceLike } from '../api/events.ts'
import { useDurations } from './durations.ts'
import { useGenerations } from './generations.ts'
import { useImages } from './images.ts'
import { useModels } from './models.ts'
import { useSettings } from './settings.ts'

/** The line to the server: carries every event to the stores, and has them read again when some may be missing. */
export const useConnection = defineStore('connection', () => {
  const state = shallowRef<ConnectionState>('connecting')
  const stores = [useImages(), useGenerations(), useModels(), useSettings(), useDurations()]

  function createStream(open?: (url: string) => EventSourceLike) {
    return createEventStream({
      // Images first: a generation names the images that its event brings.
      onEvent: event => stores.forEach(store => void store.apply(event)),
      onGap: () => stores.forEach(store => void store.refresh()),
      onState: next => { state.value = next },
      ...(open && { open }),
    })
  }

  return { state, createStream }
})
