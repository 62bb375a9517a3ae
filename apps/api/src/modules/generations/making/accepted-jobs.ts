import type { GenerateOptions } from '@atelier/providers'
import { persist } from '../../../platform/persist.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'

type Generation = Pick<GenerationRow, 'id' | 'jobs'>

/** What engines say of work that they have taken, written down so that it is found again after the studio was killed. */
export const createAcceptedJobs =
  ({ accepted }: Pick<Lifecycle, 'accepted'>) =>
  ({ id, jobs }: Generation, lease: string) => {
    const known = new Map(Object.entries(jobs ?? {}))
    let writing: Promise<void> = Promise.resolve()

    return {
      /** What the engine is told of an image, and what it tells. */
      optionsFor(ordinal: number): Pick<GenerateOptions, 'job' | 'onAccepted'> {
        return {
          job: known.get(String(ordinal)),
          onAccepted(job) {
            if (known.get(String(ordinal)) === job) return
            known.set(String(ordinal), job)
            const all = Object.fromEntries(known)
            writing = writing.then(() => persist(() => accepted(id, lease, all)))
            // `settle` tells of it.
            writing.catch(() => {})
          },
        }
      },
      /** Whether the engine has taken an image that is none of those that were made. */
      isPending: (made: ReadonlySet<number>) => [...known.keys()].some(ordinal => !made.has(Number(ordinal))),
      /** When all is written. Throws what could not be: a lease that is lost, a database that is away. */
      settle: () => writing,
    }
  }
