import type { Orm, Work } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { FoundInput, Inputs } from '../inputs/module.ts'
import type { PromptHistory } from '../prompts/module.ts'
import type { GenerationRow } from './generations.presenter.ts'
import type { NewGenerationRow } from './generations.repository.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'

/** What is known of a generation before the write that begins it. */
export type RequestedRow = Omit<NewGenerationRow, 'availableAt' | 'createdAt'>

interface RecordingDependencies {
  readonly lifecycle: Pick<Lifecycle, 'admit' | 'addAdmitted'>
  readonly history: Pick<PromptHistory, 'remember'>
  readonly inputs: Pick<Inputs, 'hold' | 'use'>
  readonly clock: Clock
}

interface Recorded {
  readonly ownerId: string
  /** As they were typed, for the history; undefined where nobody typed any. */
  readonly words: string | undefined
  /** What all of them begin with. */
  readonly pictures: readonly FoundInput[]
  readonly rows: readonly RequestedRow[]
}

/** A part of the write that begins generations of one prompt, all of them or none, in the order of their rows. */
export const createRecord = ({ lifecycle, history, inputs, clock }: RecordingDependencies) =>
  function* record(tx: Orm, { ownerId, words, pictures, rows }: Recorded): Work<GenerationRow[]> {
    const now = clock.now()
    const dated = rows.map(row => ({ ...row, availableAt: now, createdAt: now }))
    yield* lifecycle.admit(tx, dated)
    const promptId = words === undefined ? null : yield* history.remember(tx, ownerId, words, rows.length)
    const begun = yield* inputs.hold(tx, pictures)
    const made = yield* lifecycle.addAdmitted(
      tx,
      dated.map(row => ({ ...row, ...(begun && { inputs: begun }), promptId })),
    )
    yield* inputs.use(
      tx,
      begun,
      made.map(({ id }) => ({ generationId: id })),
    )
    return made
  }
