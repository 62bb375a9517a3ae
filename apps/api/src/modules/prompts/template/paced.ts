import { setImmediate } from 'node:timers/promises'
import { createBudget, MAX_STEPS } from './budget.ts'

/** Milliseconds after which others have their turn. Steps bound the work; how long one takes depends on the machine. */
const TURN_MS = 10

/** Work that tells how many steps it did since it last told. */
export type Work<T> = Generator<number, T, undefined>

/** Does it bit by bit, others before each bit, so that the studio goes on answering meanwhile. What belongs together has one budget. */
export async function paced<T>(work: Work<T>, budget = createBudget(MAX_STEPS)): Promise<T> {
  for (;;) {
    await setImmediate()
    const turnEnd = performance.now() + TURN_MS
    do {
      const { done, value } = work.next()
      if (done) return value
      budget.spend(value)
    } while (performance.now() < turnEnd)
  }
}
