const HOUR_MS = 60 * 60 * 1000

/** What somebody does for the studio from time to time, beginning with its start. */
export interface Upkeep {
  /** An hour where it is left out. */
  readonly everyMs?: number
  readonly round: (round: { isFirst: boolean }) => Promise<void>
}

interface UpkeepOptions {
  readonly rounds: readonly Upkeep[]
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Does the first rounds one after another, and then each when it is due; what fails is told, and tried again then. */
export function createUpkeep({ rounds, log }: UpkeepOptions) {
  const timers: NodeJS.Timeout[] = []
  const running = new Map<Upkeep, Promise<void>>()
  let isStopped = false

  /** One that is still under way is not begun again. */
  function begin(upkeep: Upkeep, isFirst: boolean): Promise<void> {
    const done =
      running.get(upkeep) ??
      upkeep
        .round({ isFirst })
        .catch((error: unknown) => log.warn({ err: error }, 'the upkeep did not finish; it runs again in a while'))
        .finally(() => void running.delete(upkeep))
    running.set(upkeep, done)
    return done
  }

  return {
    async start(): Promise<void> {
      for (const upkeep of rounds) if (!isStopped) await begin(upkeep, true)
      if (isStopped) return
      for (const upkeep of rounds)
        timers.push(setInterval(() => void begin(upkeep, false), upkeep.everyMs ?? HOUR_MS).unref())
    },
    /** Resolves when nothing is under way any more, and what it needs can be closed. */
    async stop(): Promise<void> {
      isStopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
