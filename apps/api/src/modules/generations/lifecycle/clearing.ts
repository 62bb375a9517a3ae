import type { Database } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { GenerationsRepository } from '../generations.repository.ts'

interface ClearingDependencies {
  readonly db: Database
  readonly repository: Pick<GenerationsRepository, 'clear'>
  readonly events: Pick<EventLog, 'append'>
  readonly clock: Clock
}

/** So that a studio that was not cleared for years goes on answering. */
const CLEARED_AT_ONCE = 1000

/** Takes all of an owner's that is done out of the list. Returns how many that were. */
export const createClear = ({ db, repository, events, clock }: ClearingDependencies) =>
  async function clear({ id: ownerId }: Actor): Promise<number> {
    let cleared = 0
    for (let more = true; more;) {
      const before = cleared
      more = await db.atomic(function* (tx) {
        const marked = yield* repository.clear(tx, { ownerId, clearedAt: clock.now(), limit: CLEARED_AT_ONCE })
        cleared = before + marked
        if (marked === CLEARED_AT_ONCE) return true
        if (cleared > 0) yield* events.append(tx, { type: 'generations.cleared', audience: ownerId })
        return false
      })
    }
    return cleared
  }
