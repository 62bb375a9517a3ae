import type { Database, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { WebhooksRepository } from '../webhooks.repository.ts'

interface GapsDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly events: Pick<EventLog, 'append' | 'oldestSequence'>
  readonly clock: Clock
}

/**
 * Events are stored for some days, and not without a bound: a webhook that is further behind goes on with the oldest there is, and
 * its state says what it missed. Gives how many there were.
 */
export const createGaps =
  ({ db, repository, events, clock }: GapsDependencies) =>
  async (): Promise<number> => {
    const before = (await events.oldestSequence()) - 1
    return db.atomic(function* (tx): Work<number> {
      const now = clock.now()
      const rows = yield* repository.readBehind(tx, before)
      for (const row of rows) {
        const from = row.missed?.from ?? row.positionAt.toISOString()
        yield* repository.set(tx, row.id, {
          position: before,
          positionAt: now,
          pendingUpTo: Math.max(row.pendingUpTo, before),
          attempts: 0,
          missed: { from, until: now.toISOString(), reason: 'removed' },
        })
        yield* events.append(tx, { type: 'webhooks.updated', audience: row.ownerId })
      }
      return rows.length
    })
  }
