import { NetworkError } from './core/errors.ts'
import type { Told } from './events.ts'
import type { Follower } from './follow.ts'
import type { Generation } from './generated/schema.ts'
import { growingMs } from './pause.ts'

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined
  /** Told of each step: that it runs, how far it is, each picture. */
  readonly onUpdate?: ((generation: Generation) => void) | undefined
}

export interface Waiting {
  readonly follower: Follower
  readonly read: (id: string) => Promise<Generation>
}

const FINISHED: readonly Generation['status'][] = ['succeeded', 'failed', 'cancelled']
export const isFinished = ({ status }: Pick<Generation, 'status'>) => FINISHED.includes(status)

/** Without events it looks by itself, less and less often; with them only in case one got lost. */
const LOOK = { firstMs: 500, longestMs: 5_000 }
const LOOK_LIVE_MS = 10_000

/**
 * Waits until a generation is finished, whatever came of it: look at its `status`. Events tell at once; where none come,
 * it is read again and again.
 */
export async function waitFor(
  { follower, read }: Waiting,
  { id }: Pick<Generation, 'id'>,
  { signal, onUpdate }: WaitOptions = {},
): Promise<Generation> {
  const news = createNews()
  let failure: { readonly error: unknown } | undefined
  const stop = follower.listen(event => {
    const generation = generationOf(event, id)
    if (generation) tell(generation)
    // Anything may have happened before the line was open.
    if (event.type === 'ready' || event.type === 'reset') news.tell(undefined)
    else if (generation && isFinished(generation)) news.tell(generation)
  })
  /** The line of events is everybody's: an error of one who is told ends their own waiting. */
  function tell(generation: Generation) {
    try {
      onUpdate?.(generation)
    } catch (error) {
      failure ??= { error }
      news.wake()
    }
  }
  signal?.addEventListener('abort', news.wake)
  try {
    for (let looks = 0; ; looks += 1) {
      signal?.throwIfAborted()
      if (failure) throw failure.error
      const seen = news.last() ?? (await look(read, id))
      if (seen && isFinished(seen)) return seen
      if (seen && looks === 0) tell(seen)
      await news.within(follower.isLive() ? LOOK_LIVE_MS : growingMs(looks, LOOK))
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', news.wake)
  }
}

/** Nobody answering now may answer later. */
async function look(read: Waiting['read'], id: string): Promise<Generation | undefined> {
  try {
    return await read(id)
  } catch (error) {
    if (error instanceof NetworkError) return undefined
    throw error
  }
}

const generationOf = (event: Told, id: string) =>
  'generation' in event && event.generation.id === id ? event.generation : undefined

/** What was told while nobody looked is not lost. */
function createNews() {
  let told: Generation | undefined
  let isNew = false
  let wakeUp = () => {}

  return {
    last: () => told,
    wake() {
      isNew = true
      wakeUp()
    },
    tell(generation: Generation | undefined) {
      told = generation ?? told
      isNew = true
      wakeUp()
    },
    /** Returns as soon as there is something new, and after this time at the latest. */
    async within(ms: number) {
      if (!isNew)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isNew = false
    },
  }
}
