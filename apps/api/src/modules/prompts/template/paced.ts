import { setImmediate } from 'node:timers/promises'
import { createBudget, MAX_STEPS } from './budget.ts'

/** Steps after which others have their turn: a few milliseconds. */
const TURN = 40_000

/** Work that tells how many steps it did since it last told. */
export type Work<T> = Generator<number, T, undefined>

/** Does it bit by bit, so that the studio goes on answering meanwhile. What belongs together has one budget. */
export async function paced<T>(work: Work<T>, budget = createBudget(MAX_STEPS)): Promise<T> {
  let turnEnd = budget.spent + TURN
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    budget.spend(value)
    if (budget.spent < turnEnd) continue
    turnEnd = budget.spent + TURN
    await setImmediate()
  }
}
