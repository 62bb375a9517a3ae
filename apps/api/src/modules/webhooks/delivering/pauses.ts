const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** After each attempt in vain; the last one again and again. */
const PAUSES_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
]
/** How long a receiver may take nothing. */
const PATIENCE_MS = 24 * HOUR_MS
/** A studio that was off for a day has not tried for a day. */
const LEAST_ATTEMPTS = 4
/** As much as a pause may be longer or shorter, so that not all come back at once. */
const JITTER = 0.2

interface Failing {
  /** In vain, of this message, with the one that has just failed. */
  readonly attempts: number
  readonly failingSince: Date
  readonly now: Date
  /** As the receiver asks. */
  readonly retryAfterMs: number | undefined
  /** 0 to 1. */
  readonly random: number
}

/** When to try again; undefined where that was long enough. What the receiver asks for is never cut short, up to a day. */
export function nextAttemptAt({ attempts, failingSince, now, retryAfterMs = 0, random }: Failing): Date | undefined {
  const end = failingSince.getTime() + PATIENCE_MS
  if (now.getTime() >= end && attempts >= LEAST_ATTEMPTS) return undefined
  const pauseMs = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 0
  const spreadMs = pauseMs * (1 - JITTER + 2 * JITTER * random)
  // The last attempt is at the end, not hours before it.
  const ownMs = now.getTime() < end ? Math.min(spreadMs, end - now.getTime()) : spreadMs
  return new Date(now.getTime() + Math.max(ownMs, Math.min(retryAfterMs, PATIENCE_MS)))
}
