import type { Orm, Work } from '@atelier/db'
import type { EventLog } from '../../../platform/events/event-log.ts'
import { queueFull } from '../generations.errors.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository, NewGenerationRow } from '../generations.repository.ts'
import type { Quotas } from './quotas.ts'
import { happeningOf } from './steps.ts'
import type { TurnsRepository } from './turns.repository.ts'

interface AdmissionDependencies {
  readonly repository: Pick<GenerationsRepository, 'add' | 'readQueuedCount'>
  readonly turns: Pick<TurnsRepository, 'join'>
  readonly quotas: Quotas
  readonly events: Pick<EventLog, 'append'>
  readonly queueLimit: number
}

/** As large as one statement is made. */
const EVENTS_AT_ONCE = 100

/** How generations begin, and how many may wait. */
export function createAdmission({ repository, turns, quotas, events, queueLimit }: AdmissionDependencies) {
  function* requireRoom(tx: Orm, wanted = 1): Work<void> {
    if ((yield* repository.readQueuedCount(tx)) + wanted > queueLimit) throw queueFull(queueLimit, wanted)
  }

  /** All or none, in the order given, which is that of their ids. */
  function* createAll(tx: Orm, rows: readonly NewGenerationRow[]): Work<GenerationRow[]> {
    yield* requireRoom(tx, rows.length)
    yield* quotas.spend(tx, rows)
    const added = yield* repository.add(tx, rows)
    yield* turns.join(tx, added)
    for (let at = 0; at < added.length; at += EVENTS_AT_ONCE) {
      const some = added.slice(at, at + EVENTS_AT_ONCE)
      yield* events.append(tx, ...some.map(row => happeningOf('generation.queued', row, [])))
    }
    return added
  }

  return {
    requireRoom,
    createAll,
    *create(tx: Orm, row: NewGenerationRow): Work<GenerationRow> {
      const [added] = yield* createAll(tx, [row])
      if (!added) throw new Error('an insert returned no row')
      return added
    },
  }
}
