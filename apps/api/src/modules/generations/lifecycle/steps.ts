import type { Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, Happening } from '../../../platform/events/event-log.ts'
import type { ImageRow, ImagesService } from '../../images/module.ts'
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

/**
 * One generation through one transition: one write of the row and one of its event, for the atomic write of the caller, in
 * which the row was read. Neither is waited for.
 */
export const createTakeStep = ({ repository, images, events, clock }: StepsDependencies) =>
  function* takeStep<Args extends readonly unknown[]>(
    tx: Orm,
    before: GenerationRow,
    transition: Transition<Args>,
    ...args: Args
  ): Work<GenerationRow> {
    requireAllowed(transition, before.status)
    const row = yield* repository.set(tx, before, valuesAfter(transition, clock.now(), ...args))
    // With its first image a generation has got somewhere, so one that has not has none.
    const made = row.progress === 0 ? [] : yield* images.readOfGeneration(tx, row.id)
    yield* events.append(tx, happeningOf(transition.event, row, made))
    return row
  }
export type TakeStep = ReturnType<typeof createTakeStep>
