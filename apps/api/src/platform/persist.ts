import { setTimeout as sleep } from 'node:timers/promises'
import { translateDatabaseError } from '@atelier/db'

/** Milliseconds: longer than a database server takes to restart. */
const PATIENCE_MS = 60_000
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 5000

/**
 * Writes what must not be lost because the database is away for a moment: tries again while it is unreachable or busy,
 * for up to a minute. `write` must be safe to run again after an attempt whose outcome is unknown.
 */
export async function persist<T>(write: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const until = performance.now() + patienceMs
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    try {
      return await write()
    } catch (error) {
      const trouble = translateDatabaseError(error)
      if ((trouble !== 'unreachable' && trouble !== 'busy') || performance.now() + delayMs > until) throw error
      await sleep(delayMs)
    }
  }
}
