import { raceSignal } from './waits.ts'

/** Prolongs a turn until this is settled, too, though whoever asked need not wait for it. */
export type Hold = (rest: Promise<void>) => void

/** Lets one in at a time, in the order in which they came. Who leaves while waiting loses the turn. */
export const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve()

  return async <T>(signal: AbortSignal, work: (hold: Hold) => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    const before = last
    const turn = Promise.withResolvers<unknown>()
    const held: Promise<void>[] = []
    last = before.then(async () => turn.promise)
    try {
      await raceSignal(before, signal)
      return await work(rest => held.push(rest))
    } finally {
      turn.resolve(Promise.allSettled(held))
    }
  }
}
