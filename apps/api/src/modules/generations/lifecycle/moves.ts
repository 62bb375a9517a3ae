import type { FailedOver, GenerationError } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import { generationNotFound } from '../generations.errors.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import type { TakeStep } from './steps.ts'
import { LeaseLost, transitions } from './transitions.ts'
import type { TurnsRepository } from './turns.repository.ts'

interface MovesDependencies {
  readonly db: Database
  readonly repository: Pick<GenerationsRepository, 'read' | 'setHeld'>
  readonly takeStep: TakeStep
  readonly turns: Pick<TurnsRepository, 'join'>
}

/** Another engine, and what it is asked for there. */
export interface Move {
  /** The engine that it is at now. */
  readonly from: string
  readonly provider: string
  readonly parameters: GenerationRow['parameters']
  readonly servedInstead: FailedOver[]
}

/** What becomes of a generation where its engine is the reason: another one takes over, or it is given up. */
export function createMoves({ db, repository, takeStep, turns }: MovesDependencies) {
  /** The row, if it is at this engine, and nobody else works on it. */
  function* getAt(tx: Orm, id: string, provider: string, lease: string | null): Work<GenerationRow> {
    const row = yield* repository.read(tx, id)
    if (!row) throw generationNotFound()
    if (row.provider !== provider || (row.status === 'running' && row.leaseOwner !== lease)) throw new LeaseLost()
    return row
  }

  return {
    /** `lease` is null where it waits. */
    move: (id: string, lease: string | null, { from, ...wanted }: Move): Promise<GenerationRow> =>
      db.atomic(function* (tx) {
        const row = yield* getAt(tx, id, from, lease)
        const moved = yield* takeStep(tx, row, transitions.moved, { row, ...wanted })
        yield* turns.join(tx, [moved])
        return moved
      }),

    /** Of one that waits for an engine that is gone. */
    giveUp: (id: string, from: string, error: GenerationError): Promise<GenerationRow> =>
      db.atomic(function* (tx) {
        return yield* takeStep(tx, yield* getAt(tx, id, from, null), transitions.unserved, error)
      }),

    /** By what names the engine knows its images; while this lease holds it. */
    accepted: (id: string, lease: string, jobs: Readonly<Record<string, string>>): Promise<void> =>
      db.atomic(function* (tx) {
        const held = yield* repository.setHeld(tx, { id, lease, progress: 0 }, { jobs: { ...jobs } })
        if (!held) throw new LeaseLost()
      }),
  }
}
