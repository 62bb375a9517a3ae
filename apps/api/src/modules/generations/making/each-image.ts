import type { LimitFunction } from 'p-limit'

interface Course {
  /** How many are made at a time. */
  readonly limit: LimitFunction
  /** One is asked for alone, and the others when it was made: after a wait that may have been too short. */
  readonly oneFirst: boolean
  /** Does a failure tell to come back later? */
  readonly tellsToWait: (error: unknown) => boolean
}

/**
 * Makes each image of a generation and says what became of it. Images that were made are kept whatever becomes of the
 * others; but after one was told to come back later no other is begun, which would only be told the same.
 */
export async function makeEach(
  ordinals: readonly number[],
  make: (ordinal: number) => Promise<void>,
  { limit, oneFirst, tellsToWait }: Course,
): Promise<readonly PromiseSettledResult<void>[]> {
  let wait: { error: unknown } | undefined
  // Inside the limit: it is known before the next one's turn.
  const attempt = async (ordinal: number) => {
    if (wait) throw wait.error
    try {
      await make(ordinal)
    } catch (error) {
      if (tellsToWait(error)) wait ??= { error }
      throw error
    }
  }
  const settle = (some: readonly number[]) => Promise.allSettled(some.map(ordinal => limit(() => attempt(ordinal))))
  const alone = oneFirst ? 1 : 0
  return [...(await settle(ordinals.slice(0, alone))), ...(await settle(ordinals.slice(alone)))]
}
