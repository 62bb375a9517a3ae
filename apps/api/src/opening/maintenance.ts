import type { FastifyBaseLogger } from 'fastify'
import type { ImagesKeeper } from '../modules/images/intake/images.keeper.ts'
import type { ImagesService } from '../modules/images/images.service.ts'
import type { Clock } from '../platform/clock.ts'
import type { EventLog } from '../platform/events/event-log.ts'

const HOUR_MS = 60 * 60 * 1000
/** A client that was away for longer reads its lists again. */
const EVENTS_KEPT_MS = 24 * HOUR_MS
const TRASH_KEPT_MS = 30 * 24 * HOUR_MS
/** Long enough that whoever wrote the key down is either done or dead. */
const LOOSE_AFTER_MS = HOUR_MS

interface MaintenanceDependencies {
  readonly events: EventLog
  readonly images: ImagesService
  readonly keeper: ImagesKeeper
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  /** Nobody else works on this database, so what was loose before this process began was left by a crash. */
  readonly alone: boolean
  /** Removes half-written files that nobody is writing any more. */
  readonly tidyStorage: () => Promise<void>
}

/** What the studio does for itself: forgets old events, empties old trash, removes what crashes left. */
export function createMaintenance({ events, images, keeper, clock, log, alone, tidyStorage }: MaintenanceDependencies) {
  const ago = (ms: number) => new Date(clock.now().getTime() - ms)
  const begunAt = clock.now()
  let timer: NodeJS.Timeout | undefined

  async function round(looseBefore: Date): Promise<void> {
    try {
      const removed = await keeper.sweep(looseBefore)
      if (removed > 0) log.info({ removed }, 'removed files that an interrupted write left behind')
      await events.removeOlderThan(ago(EVENTS_KEPT_MS))
      await images.removeTrashedBefore(ago(TRASH_KEPT_MS))
      await tidyStorage()
    } catch (error) {
      log.warn({ err: error }, 'maintenance did not finish; it runs again in an hour')
    }
  }

  return {
    async start(): Promise<void> {
      // Not by the clock of now: requests are answered already, and one of them may be writing.
      await round(alone ? begunAt : ago(LOOSE_AFTER_MS))
      timer = setInterval(() => void round(ago(LOOSE_AFTER_MS)), HOUR_MS).unref()
    },
    stop: () => clearInterval(timer),
  }
}
