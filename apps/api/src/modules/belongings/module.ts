import type { Database } from '@atelier/db'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { GenerationBelongings } from '../generations/module.ts'
import type { ImageBelongings } from '../images/module.ts'
import type { InputBelongings } from '../inputs/module.ts'
import { createLibraryBelongings } from './library.ts'

interface BelongingsDependencies {
  readonly db: Database
  readonly events: Pick<EventLog, 'append'>
  readonly images: ImageBelongings
  readonly generations: GenerationBelongings
  readonly inputs: InputBelongings
}

/** Until there is nothing left of it. */
async function all(some: () => Promise<number>, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await some()) > 0);
}

/**
 * All that a person has, for when they go. In portions, so that nobody waits for it; what is left when the signal aborts, or
 * when it fails, goes on when it is called again.
 */
export function createBelongings({ db, events, images, generations, inputs }: BelongingsDependencies) {
  const library = createLibraryBelongings({ db, events })
  return {
    /** What they typed, and what they were let look at, is nobody's then. */
    async handOver(from: string, to: string, signal?: AbortSignal): Promise<void> {
      await all(() => generations.handOverSome(from, to), signal)
      await all(() => images.handOverSome(from, to), signal)
      if (signal?.aborted) return
      await inputs.handOver(from, to)
      await library.handOver(from, to)
      await generations.forget(from)
    },

    /** For good, files and all. */
    async remove(ownerId: string, signal?: AbortSignal): Promise<void> {
      // First: a grid holds its generations.
      await library.remove(ownerId)
      await all(() => images.removeSome(ownerId), signal)
      await all(() => generations.removeSome(ownerId), signal)
      await all(() => inputs.removeSome(ownerId), signal)
      if (!signal?.aborted) await generations.forget(ownerId)
    },
  }
}
