const HOUR_MS = 60 * 60 * 1000

/** What somebody does for the studio once an hour, beginning with its start. */
export type Upkeep = (round: { isFirst: boolean }) => Promise<void>

interface UpkeepOptions {
  readonly rounds: readonly Upkeep[]
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Does the rounds one after another; what fails is told, and tried again in an hour. */
export function createUpkeep({ rounds, log }: UpkeepOptions) {
  let timer: NodeJS.Timeout | undefined

  async function doRounds(isFirst: boolean): Promise<void> {
    for (const round of rounds) {
      await round({ isFirst }).catch((error: unknown) => {
        log.warn({ err: error }, 'the upkeep did not finish; it runs again in an hour')
      })
    }
  }

  return {
    async start(): Promise<void> {
      await doRounds(true)
      timer = setInterval(() => void doRounds(false), HOUR_MS).unref()
    },
    stop: () => clearInterval(timer),
  }
}
