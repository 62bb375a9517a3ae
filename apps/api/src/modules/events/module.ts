import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { StudioModule } from '../../platform/module.ts'
import { eventsOperations } from './operations.ts'

/** A client that was away for longer reads its lists again. */
const EVENTS_KEPT_MS = 24 * 60 * 60 * 1000

/** Milliseconds. A busy hour may leave more than there is room for. */
const LOOK_MS = 5 * 60 * 1000

interface EventsDependencies {
  readonly events: EventLog
  readonly clock: Clock
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** The event log, told to whoever follows it. */
export function createEventsModule({ events, clock, log }: EventsDependencies) {
  let timer: NodeJS.Timeout | undefined
  const removeOld = () => events.removeOlderThan(new Date(clock.now().getTime() - EVENTS_KEPT_MS))
  return {
    tags: { Events: 'Everything that happens, as it happens.' },
    operations: eventsOperations(events),
    upkeep: removeOld,
    async start() {
      timer = setInterval(() => {
        removeOld().catch((error: unknown) => log.warn({ err: error }, 'old events could not be removed'))
      }, LOOK_MS).unref()
    },
    async close() {
      clearInterval(timer)
    },
  } satisfies StudioModule
}
