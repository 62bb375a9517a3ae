import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again until the answer is truthy, and gives it. Throws with what was last seen when the time is over. */
export async function until<T>(
  ask: () => T | Promise<T>,
  { within: withinMs = 10_000, every: everyMs = 15, what = 'what was waited for' } = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    // What is truthy is neither false nor null nor undefined.
    if (answer) return answer as Exclude<T, false | null | undefined>
    if (performance.now() > deadline)
      throw new Error(`${what} did not happen within ${withinMs} ms; last seen: ${JSON.stringify(answer)}`)
    await sleep(everyMs)
  }
}
