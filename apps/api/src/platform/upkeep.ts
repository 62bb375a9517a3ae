const HOUR_MS = 60 * 60 * 1000

interface Round {
  readonly isFirst: boolean
  /** Aborts when the studio is being stopped, which waits for the round: what is left of it is for the next one. */
  readonly signal: AbortSignal
}

/** What somebody does for the studio from time to time, beginning with its start. */
export interface Upkeep {
  /** An hour where it is left out. */
  readonly everyMs?: number
  readonly round: (round: Round) => Promise<void>
}

interface UpkeepOptions {
  readonly rounds: readonly Upkeep[]
  readonly stopping: AbortSignal
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Does the first rounds one after another, and then each when it is due; what fails is told, and tried again then. */
export function createUpkeep({ rounds, stopping, log }: UpkeepOptions) {
  const timers: NodeJS.Timeout[] = []
  const running = new Map<Upkeep, Promise<void>>()

  /** One that is still under way is not begun again. */
  function begin(upkeep: Upkeep, isFirst: boolean): Promise<void> {
    const done =
      running.get(upkeep) ??
      upkeep
        .round({ isFirst, signal: stopping })
        .catch((error: unknown) => log.warn({ err: error }, 'the upkeep did not finish; it runs again in a while'))
        .finally(() => void running.delete(upkeep))
    running.set(upkeep, done)
    return done
  }

  return {
    async start(): Promise<void> {
      for (const upkeep of rounds) if (!stopping.aborted) await begin(upkeep, true)
      if (stopping.aborted) return
      for (const upkeep of rounds)
        timers.push(setInterval(() => void begin(upkeep, false), upkeep.everyMs ?? HOUR_MS).unref())
    },
    /** After `stopping`: resolves when nothing is under way any more, and what it needs can be closed. */
    async stop(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
