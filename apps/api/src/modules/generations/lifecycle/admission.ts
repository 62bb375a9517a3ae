import type { Orm, Work } from '@atelier/db'
import type { EventLog } from '../../../platform/events/event-log.ts'
import { queueFull } from '../generations.errors.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository, NewGenerationRow } from '../generations.repository.ts'
import type { Quotas } from './quotas.ts'
import { happeningOf } from './steps.ts'
import type { TurnsRepository } from './turns.repository.ts'

interface AdmissionDependencies {
  readonly repository: Pick<GenerationsRepository, 'add' | 'requireQueued'>
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
    yield* repository.requireQueued(tx, queueLimit - wanted, () => queueFull(queueLimit, wanted))
  }

  /** Whether all of them may be begun: they are counted, and added in the same write. */
  function* admit(tx: Orm, rows: readonly NewGenerationRow[]): Work<void> {
    yield* requireRoom(tx, rows.length)
    yield* quotas.spend(tx, rows)
  }

  /** In the order given, which is that of their ids. */
  function* addAdmitted(tx: Orm, rows: readonly NewGenerationRow[]): Work<GenerationRow[]> {
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
    admit,
    addAdmitted,
    /** All or none. */
    *createAll(tx: Orm, rows: readonly NewGenerationRow[]): Work<GenerationRow[]> {
      yield* admit(tx, rows)
      return yield* addAdmitted(tx, rows)
    },
  }
}
