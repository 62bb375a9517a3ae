import type { GenerateOptions } from '@atelier/providers'
import { persist } from '../../../platform/persist.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'

/** What engines have taken for one generation. */
export type AcceptedJobs = ReturnType<ReturnType<typeof createAcceptedJobs>>

type Generation = Pick<GenerationRow, 'id' | 'jobs'>

/** What engines say of work that they have taken, written down so that it is found again after the studio was killed. */
export const createAcceptedJobs =
  ({ accepted }: Pick<Lifecycle, 'accepted'>) =>
  ({ id, jobs }: Generation, lease: string) => {
    const known = new Map(Object.entries(jobs ?? {}))
    let written = jobs ?? {}
    let writing: Promise<void> = Promise.resolve()

    async function write(all: Readonly<Record<string, string>>): Promise<void> {
      await persist(() => accepted(id, lease, all))
      written = all
    }

    return {
      /** What the engine is told of an image, and what it tells. */
      optionsFor(ordinal: number): Pick<GenerateOptions, 'job' | 'onAccepted'> {
        return {
          job: known.get(String(ordinal)),
          onAccepted(job) {
            if (known.get(String(ordinal)) === job) return
            known.set(String(ordinal), job)
            const all = Object.fromEntries(known)
            writing = writing.then(() => write(all))
            // `settle` tells of it.
            writing.catch(() => {})
          },
        }
      },
      /** Whether the engine has taken an image that is none of those that were made. */
      isPending: (made: ReadonlySet<number>) => [...known.keys()].some(ordinal => !made.has(Number(ordinal))),
      /** What could not be written down: once the lease is lost, nobody else finds it again. */
      unwritten: () => Object.fromEntries([...known].filter(([ordinal, job]) => written[ordinal] !== job)),
      /** When all is written. Throws what could not be: a lease that is lost, a database that is away. */
      settle: () => writing,
    }
  }
