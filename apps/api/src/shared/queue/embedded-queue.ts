import type { Claim, Lane, Queue } from './queue.ts'

interface EmbeddedQueueOptions {
  /** When the next queued generation of a provider may be taken; undefined where none waits. */
  readonly nextAvailableAt: (provider: string) => Promise<Date | undefined>
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** Milliseconds; setTimeout takes no more than 2^31 - 1, and clocks may be set. */
const LONGEST_SLEEP_MS = 60_000
const AFTER_ERROR_MS = 1000

/** For one process: the generations table itself is the queue, and this only decides when to look. */
export function createEmbeddedQueue({ nextAvailableAt, now, onError }: EmbeddedQueueOptions): Queue {
  const pumps = new Map<string, () => Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  let stopped = false

  function wakeAfter(provider: string, delayMs: number) {
    clearTimeout(timers.get(provider))
    if (stopped) return
    timers.set(provider, setTimeout(() => void pumps.get(provider)?.(), Math.min(Math.max(delayMs, 0), LONGEST_SLEEP_MS)).unref())
  }

  function createPump({ provider, width }: Lane, claim: Claim) {
    let active = 0
    let pumping = false
    let again = false

    async function fill() {
      while (!stopped && active < width()) {
        const job = await claim({ provider })
        if (!job) {
          const at = await nextAvailableAt(provider)
          if (at) wakeAfter(provider, at.getTime() - now().getTime())
          return
        }
        active += 1
        void job.done.then(() => {
          active -= 1
          return pump()
        })
      }
    }

    async function pump() {
      if (pumping) {
        again = true
        return
      }
      pumping = true
      try {
        do {
          again = false
          await fill()
        } while (again)
      }
      catch (error) {
        onError(error)
        wakeAfter(provider, AFTER_ERROR_MS)
      }
      finally {
        pumping = false
      }
    }
    return pump
  }

  return {
    async announce(provider, _id, availableAt) {
      const delayMs = availableAt.getTime() - now().getTime()
      if (delayMs > 0) wakeAfter(provider, delayMs)
      else void pumps.get(provider)?.()
    },
    async start(lanes, claim) {
      for (const lane of lanes) pumps.set(lane.provider, createPump(lane, claim))
      for (const pump of pumps.values()) void pump()
    },
    async refresh() {
      for (const pump of pumps.values()) void pump()
    },
    check: async () => {},
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
    close: async () => {},
  }
}
