import { IMAGE_EVENTS, type SmartFilter } from '@atelier/contracts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { createLru, type Lru } from '../../platform/lru.ts'
import type { ImagesService } from '../images/module.ts'
import { resolveSmart } from './collections.scope.ts'

/** Images of a smart collection that are counted. */
const MAX_COUNTED = 10_000
/** Filters whose outlines are cached; one each for as many collections as there can be. */
const MAX_CACHED = 1000

export interface Outline {
  readonly count: number
  readonly newest: number | null
}

interface SmartOutlinesDependencies {
  readonly events: Pick<EventLog, 'lastSequence' | 'happenedBehind'>
  readonly images: Pick<ImagesService, 'positions'>
}

/** How many images a saved search finds, up to a bound, and the newest of them: read once, and again when an image has changed. */
export function createSmartOutlines({ events, images }: SmartOutlinesDependencies) {
  let current = { sequence: -1, outlines: createLru<string, Outline>(MAX_CACHED) }

  async function valid(): Promise<Lru<string, Outline>> {
    const sequence = await events.lastSequence()
    if (sequence === current.sequence) return current.outlines
    const changed = await events.happenedBehind(current.sequence, [
      ...IMAGE_EVENTS,
      'image.removed',
      'collection.updated',
      'collection.removed',
    ])
    // What is being read goes into the cache that it began with: it may be older than this one.
    current = { sequence, outlines: changed ? createLru<string, Outline>(MAX_CACHED) : current.outlines }
    return current.outlines
  }

  return async function outline(filter: SmartFilter, owner: string): Promise<Outline> {
    const outlines = await valid()
    const key = JSON.stringify([owner, filter])
    const known = outlines.get(key)
    if (known) return known
    const positions = await images.positions(resolveSmart(filter, owner), MAX_COUNTED)
    const read = { count: positions.length, newest: positions[0] ?? null }
    outlines.set(key, read)
    return read
  }
}
export type SmartOutlines = ReturnType<typeof createSmartOutlines>
