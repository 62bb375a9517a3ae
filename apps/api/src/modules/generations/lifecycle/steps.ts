import type { Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, Happening } from '../../../platform/events/event-log.ts'
import type { ImageRow, ImagesService } from '../../images/module.ts'
import { generationNotFound } from '../generations.errors.ts'
import { presentGeneration, type GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import { requireAllowed, valuesAfter, type GenerationEvent, type Transition } from './transitions.ts'

interface StepsDependencies {
  readonly repository: Pick<GenerationsRepository, 'set'>
  readonly images: Pick<ImagesService, 'readOfGeneration'>
  readonly events: Pick<EventLog, 'append'>
  readonly clock: Clock
}

export const happeningOf = (type: GenerationEvent, row: GenerationRow, made: readonly ImageRow[]): Happening => ({
  type,
  generation: presentGeneration(row, made),
  audience: row.ownerId,
})

/** One generation through one transition: one write of the row and one of its event, for the atomic write of the caller. */
export const createTakeStep = ({ repository, images, events, clock }: StepsDependencies) =>
  function* takeStep<Args extends readonly unknown[]>(
    tx: Orm,
    { id, status }: Pick<GenerationRow, 'id' | 'status'>,
    transition: Transition<Args>,
    ...args: Args
  ): Work<GenerationRow> {
    requireAllowed(transition, status)
    const row = yield* repository.set(tx, id, valuesAfter(transition, clock.now(), ...args))
    if (!row) throw generationNotFound()
    // With its first image a generation has got somewhere, so one that has not has none.
    const made = row.progress === 0 ? [] : yield* images.readOfGeneration(tx, id)
    yield* events.append(tx, happeningOf(transition.event, row, made))
    return row
  }
export type TakeStep = ReturnType<typeof createTakeStep>
