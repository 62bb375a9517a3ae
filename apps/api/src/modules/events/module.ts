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
}

/** The event log, told to whoever follows it. */
export const createEventsModule = ({ events, clock }: EventsDependencies) =>
  ({
    tags: { Events: 'Everything that happens, as it happens.' },
    operations: eventsOperations(events),
    upkeep: {
      everyMs: LOOK_MS,
      round: () => events.removeOlderThan(new Date(clock.now().getTime() - EVENTS_KEPT_MS)),
    },
  }) satisfies StudioModule
