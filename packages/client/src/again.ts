import { ApiError, NetworkError } from './core/errors.ts'
import { growingMs, pause } from './pause.ts'

const PAUSE = { firstMs: 500, longestMs: 8_000 }
/** Who is told to come back later than this tells its caller instead, who may have something better to do. */
const LONGEST_WAIT_MS = 60_000

export interface Trying {
  readonly retries: number
  readonly signal: AbortSignal | undefined
  /** Whether it does no harm that a request arrives twice. */
  readonly isSafe: boolean
}

/** Tries again where the server asks for patience, and where no answer came and nothing can happen twice. */
export async function tryAgain<T>(attempt: () => Promise<T>, { retries, signal, isSafe }: Trying): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt()
    } catch (error) {
      const waitMs = waitBefore(error, failures, isSafe)
      if (failures >= retries || waitMs === undefined || waitMs > LONGEST_WAIT_MS) throw error
      await pause(waitMs, signal)
    }
  }
}

/** Milliseconds; undefined where another try would be wrong. */
function waitBefore(error: unknown, failures: number, isSafe: boolean): number | undefined {
  if (error instanceof ApiError)
    // Both are said before anything was done.
    return error.status === 429 || error.status === 503 ? error.retryAfterMs : undefined
  return error instanceof NetworkError && isSafe ? growingMs(failures, PAUSE) : undefined
}
