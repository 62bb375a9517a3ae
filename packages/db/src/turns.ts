/** Milliseconds that writes may hold the event loop before everything else gets its turn. */
const TURN_MS = 5

/**
 * Lets others in between synchronous pieces of work: runs at once what comes while this turn of the event loop has time
 * left, and the rest in the next ones, in the order of the calls. A hundred writes that came together would run as one.
 */
export function createTurns() {
  let beganAt: number | undefined
  let next: Promise<void> | undefined

  return async function inTurn<T>(work: () => T): Promise<T> {
    while (beganAt !== undefined && performance.now() - beganAt > TURN_MS) {
      next ??= new Promise(resolve =>
        setImmediate(() => {
          beganAt = next = undefined
          resolve()
        }),
      )
      await next
    }
    if (beganAt === undefined) {
      beganAt = performance.now()
      setImmediate(() => {
        beganAt = undefined
      })
    }
    return work()
  }
}
