import type { Readiness } from '@atelier/contracts'
import { translateDatabaseError } from '@atelier/db'

/** Milliseconds that each part has to answer. */
const CHECK_TIMEOUT_MS = 3000

export type Checks = Readonly<Record<string, () => Promise<void>>>

interface ReadinessDependencies {
  readonly checks: Checks
  readonly onFailure: (name: string, error: unknown) => void
}

/** Asks each part of the studio whether it answers. */
export const createReadiness =
  ({ checks, onFailure }: ReadinessDependencies) =>
  (): Promise<Readiness> =>
    checkAll(checks, onFailure)
export type CheckReadiness = ReturnType<typeof createReadiness>

async function checkAll(checks: Checks, onFailure: (name: string, error: unknown) => void): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await Promise.race([check(), deadline(name)])
        return [name, { ok: true }] as const
      } catch (error) {
        onFailure(name, error)
        return [
          name,
          {
            ok: false,
            message: `The ${name} ${translateDatabaseError(error) === 'damaged' ? 'is damaged' : 'does not answer'}.`,
          },
        ] as const
      }
    }),
  )
  return {
    status: results.every(([, result]) => result.ok) ? 'ready' : 'not_ready',
    checks: Object.fromEntries(results),
  }
}

const deadline = (name: string) =>
  new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`the ${name} did not answer in ${CHECK_TIMEOUT_MS} ms`)),
      CHECK_TIMEOUT_MS,
    ).unref()
  })
