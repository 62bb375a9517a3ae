import type { Generation } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { GenerationsService } from '../generations/module.ts'
import { clientWaitedTooLong } from './clients.errors.ts'

/** Milliseconds; OpenAI's clients give up by themselves then. */
const LONGEST_MS = 600_000
/** Milliseconds that a client has to come back to what it asked for: its first tries again come within 8 seconds. */
const GRACE_MS = 15_000

/**
 * What becomes of it when whoever waits has left: `keep` it; `cancel` it at once; or, since a client that lost its connection
 * asks again, cancel it after a while where that costs nothing, because no engine has begun.
 */
export type WhenLeft = 'keep' | 'cancel' | 'cancel unless begun'

/** A generation that is waited for, and how it is known to be asked for again. */
export interface Begun {
  readonly id: string
  readonly key?: string | undefined
}

export interface WaitOptions {
  readonly signal: AbortSignal
  readonly whenLeft: WhenLeft
  /** Whether none is of use where one fails: the others are cancelled then. */
  readonly allOrNothing?: boolean
  /** Milliseconds, for clients that wait for longer than most. */
  readonly longestMs?: number
}

interface WaitingDependencies {
  readonly generations: Pick<GenerationsService, 'waitUntilFinished' | 'cancel' | 'cancelQueued'>
  readonly idempotency: Pick<Idempotency, 'cameSince'>
  readonly clock: Clock
  /** Aborts when the studio is being stopped: what waits then goes on when it is started again. */
  readonly stopping: AbortSignal
  readonly graceMs?: number
  readonly longestMs?: number
}

/** Programs that wait at one call until their pictures are made. */
export function createWaiting({
  generations,
  idempotency,
  clock,
  stopping,
  graceMs = GRACE_MS,
  longestMs: usuallyMs = LONGEST_MS,
}: WaitingDependencies) {
  const waiting = new Map<string, number>()

  function count(id: string, change: 1 | -1): void {
    const now = (waiting.get(id) ?? 0) + change
    if (now > 0) waiting.set(id, now)
    else waiting.delete(id)
  }

  async function cancelQueued(actor: Actor, { id, key }: Begun, leftAt: Date): Promise<void> {
    if (stopping.aborted || waiting.has(id)) return
    // Another process may be waiting for it.
    if (key !== undefined && (await idempotency.cameSince({ actor, key }, leftAt))) return
    await generations.cancelQueued(actor, id)
  }

  /** It may be finished, cancelled or removed in the same moment: then nothing is left to do. */
  const quietly = (work: Promise<unknown>) => void work.catch(() => {})

  function cancelOthers(actor: Actor, all: readonly Begun[], failed: string): void {
    // Those that wait first: one that is stopped lets the next begin.
    for (const { id } of all.toReversed()) if (id !== failed) quietly(generations.cancel(actor, id))
  }

  function leave(actor: Actor, begun: Begun, whenLeft: WhenLeft): void {
    if (stopping.aborted || whenLeft === 'keep') return
    if (whenLeft === 'cancel') return quietly(generations.cancel(actor, begun.id))
    const leftAt = clock.now()
    setTimeout(() => quietly(cancelQueued(actor, begun, leftAt)), graceMs).unref()
  }

  return {
    /** All of them, finished, whatever came of them. Throws the signal's reason when whoever waits has left, and `client.timeout`. */
    async untilFinished(
      actor: Actor,
      all: readonly Begun[],
      { signal, whenLeft, allOrNothing = false, longestMs = usuallyMs }: WaitOptions,
    ): Promise<readonly Generation[]> {
      for (const { id } of all) count(id, 1)
      const wait = async ({ id }: Begun): Promise<Generation> => {
        const found = await generations.waitUntilFinished(actor, { id, timeoutMs: longestMs, signal })
        if (allOrNothing && found.status === 'failed') cancelOthers(actor, all, id)
        return found
      }
      try {
        const found = await Promise.all(all.map(wait))
        if (found.every(({ finishedAt }) => finishedAt !== null)) return found
        signal.throwIfAborted()
        throw clientWaitedTooLong()
      } finally {
        for (const begun of all) {
          count(begun.id, -1)
          if (signal.aborted) leave(actor, begun, whenLeft)
        }
      }
    },
  }
}
