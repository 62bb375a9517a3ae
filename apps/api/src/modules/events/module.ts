import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Previews } from '../../platform/previews/previews.ts'
import type { Asker } from '../../platform/ownership.ts'
import { eventsOperations } from './operations.ts'

/** A client that was away for longer reads its lists again. */
const EVENTS_KEPT_MS = 24 * 60 * 60 * 1000

/** Milliseconds. A busy hour may leave more than there is room for. */
const LOOK_MS = 5 * 60 * 1000

interface EventsDependencies {
  readonly events: EventLog
  readonly previews: Pick<Previews, 'hear'>
  readonly clock: Clock
  /** Whether somebody may see an image now. */
  readonly isSeen: (asker: Asker, imageId: string) => Promise<boolean>
}

/** The event log, told to whoever follows it. */
export const createEventsModule = ({ events, previews, clock, isSeen }: EventsDependencies) =>
  ({
    tags: { Events: 'Everything that happens, as it happens.' },
    operations: eventsOperations({ events, previews, isSeen }),
    upkeep: {
      everyMs: LOOK_MS,
      round: () => events.removeOlderThan(new Date(clock.now().getTime() - EVENTS_KEPT_MS)),
    },
  }) satisfies StudioModule
