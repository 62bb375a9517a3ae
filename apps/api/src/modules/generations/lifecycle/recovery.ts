import type { Database } from '@atelier/db'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import type { TakeStep } from './steps.ts'
import { transitions } from './transitions.ts'

interface RecoveryDependencies {
  readonly db: Database
  readonly repository: Pick<GenerationsRepository, 'readAbandoned'>
  readonly takeStep: TakeStep
  /** How often a generation is taken up before it counts as one that kills its worker. */
  readonly maxAttempts: number
}

const interrupted = ({ attempts }: GenerationRow) => ({
  code: 'generation.interrupted',
  message: `The studio stopped ${attempts} times while this was being made.`,
  suggestion: 'Try it again, or with a smaller size.',
})

/** Puts back what a dead worker left running; gives up on what was taken up too often. Returns those put back. */
export const createRecover =
  ({ db, repository, takeStep, maxAttempts }: RecoveryDependencies) =>
  (leasedBefore: Date): Promise<GenerationRow[]> =>
    db.atomic(function* (tx) {
      const again: GenerationRow[] = []
      for (const row of yield* repository.readAbandoned(tx, leasedBefore)) {
        if (row.attempts >= maxAttempts) yield* takeStep(tx, row, transitions.failed, interrupted(row))
        else again.push(yield* takeStep(tx, row, transitions.abandoned))
      }
      return again
    })
