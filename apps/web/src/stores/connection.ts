import type { StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { createEventStream, type ConnectionState, type EventSourceLike } from '../api/events.ts'
import { useDurations } from './durations.ts'
import { useEngines } from './engines.ts'
import { useGenerations } from './generations.ts'
import { useImages } from './images.ts'
import { useModels } from './models.ts'
import { usePreviews } from './previews.ts'
import { useSettings } from './settings.ts'

/** A store that is told of every event, and reads again what it shows when some may be missing. */
export interface Follower {
  readonly apply: (event: StudioEvent) => unknown
  readonly refresh: () => unknown
}

/** The line to the server: carries every event to the stores, and has them read again when some may be missing. */
export const useConnection = defineStore('connection', () => {
  const state = shallowRef<ConnectionState>('connecting')
  const previews = usePreviews()
  const stores: Follower[] = [useImages(), useGenerations(), useModels(), useEngines(), useSettings(), useDurations()]

  function createStream(open?: (url: string) => EventSourceLike) {
    return createEventStream({
      // Images first: a generation names the images that its event brings.
      onEvent: event => stores.forEach(store => void store.apply(event)),
      onPreview: previews.take,
      onGap: () => stores.forEach(store => void store.refresh()),
      onState: next => {
        state.value = next
      },
      ...(open && { open }),
    })
  }

  /** For stores that come with a page of their own, after the first one: they follow from then on. */
  function follow(store: Follower) {
    stores.push(store)
  }

  return { state, createStream, follow }
})
