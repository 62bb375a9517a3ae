import type { Job } from './queue.ts'

export interface Look {
  /** Also for one that was never announced. */
  readonly thorough: boolean
  /** How many places there are to fill. */
  readonly free: number
}

interface PumpOptions {
  /** How many may be under way at a time. */
  readonly width: () => number
  /** One more; undefined where there is none. */
  readonly take: (look: Look) => Promise<Job | undefined>
  readonly onError: (error: unknown) => void
}

/** Milliseconds; setTimeout takes no more than 2^31 - 1, and clocks may be set. */
const LONGEST_SLEEP_MS = 60_000
const AFTER_ERROR_MS = 1000
/** Each failure in a row doubles the pause, so that an hour without a database is not an hour of the same line in the log. */
const LONGEST_PAUSE_MS = 30_000

/** Keeps one lane full: looks when it is woken and whenever a place becomes free, until there is nothing to take. */
export function createPump({ width, take, onError }: PumpOptions) {
  let active = 0
  let filling: Promise<void> | undefined
  let again = false
  /** Another one for each time that somebody asks: one that is asked for during a look is for the next. */
  let thorough: object | undefined
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let timerAt = Number.POSITIVE_INFINITY

  async function fill(): Promise<void> {
    again = false
    while (!stopped && active < width()) {
      const wanted = thorough
      const job = await take({ thorough: wanted !== undefined, free: width() - active })
      failures = 0
      if (!job) {
        if (thorough === wanted) thorough = undefined
        return
      }
      active += 1
      void ended(job)
    }
  }

  async function ended({ done }: Job): Promise<void> {
    await done
    active -= 1
    wake()
  }

  /** Looks now, or once more when it is looking already. */
  function wake(options?: { thorough: boolean }): void {
    if (options?.thorough) thorough = {}
    again = true
    if (stopped || filling) return
    filling = fill()
      .catch((error: unknown) => {
        onError(error)
        again = false
        thorough = {}
        wakeAfter(Math.min(AFTER_ERROR_MS * 2 ** failures, LONGEST_PAUSE_MS))
        failures += 1
      })
      .finally(() => {
        filling = undefined
        if (again) wake()
      })
  }

  /** Looks at a later time too; one that is nearer already stays. */
  function wakeAfter(delayMs: number): void {
    const waitMs = Math.min(Math.max(delayMs, 0), LONGEST_SLEEP_MS)
    const at = performance.now() + waitMs
    if (stopped || at >= timerAt) return
    clearTimeout(timer)
    timerAt = at
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY
      wake()
    }, waitMs).unref()
  }

  return {
    wake,
    wakeAfter,
    /** When it resolves, nothing more is taken. */
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(timer)
      await filling
    },
  }
}
export type Pump = ReturnType<typeof createPump>
