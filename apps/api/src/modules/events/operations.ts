import { streamEvents } from '@atelier/contracts'
import { isFor } from '../../platform/events/audience.ts'
import type { EventLog, LoggedEvent } from '../../platform/events/event-log.ts'
import type { EventMessage, EventsAnswer } from '../../platform/operations/answer.ts'
import type { Previews } from '../../platform/previews/previews.ts'
import { operation } from '../../platform/operations/operation.ts'
import type { Asker } from '../../platform/ownership.ts'
import { withPreviews } from './with-previews.ts'

interface Services {
  readonly events: EventLog
  readonly previews: Pick<Previews, 'hear'>
  /** Whether somebody may see an image now. */
  readonly isSeen: (asker: Asker, imageId: string) => Promise<boolean>
}

interface Following {
  readonly actor: Asker
  readonly from: number
  readonly isComplete: boolean
  readonly signal: AbortSignal
}

export const eventsOperations = (services: Services) => ({
  streamEvents: operation(streamEvents, {
    needs: 'images:read',
    async run({ actor, signal }, { lastEventId }): Promise<EventsAnswer> {
      const { events } = services
      const after = lastEventId === undefined ? await events.lastSequence() : Number(lastEventId)
      const isComplete = await events.reaches(after)
      const from = isComplete ? after : await events.lastSequence()
      return { answer: 'events', messages: messages(services, { actor, from, isComplete, signal }) }
    },
  }),
})

async function* messages(
  { events, previews, isSeen }: Services,
  { actor, from, isComplete, signal }: Following,
): AsyncGenerator<EventMessage> {
  // Tells the browser how soon to come back, and gives the stream an id to resume behind before anything happens.
  yield { id: String(from), event: isComplete ? 'ready' : 'reset', data: {}, retry: 2000 }
  const newest = await events.lastSequence()
  for await (const told of withPreviews(events.follow(from, signal), { previews, ownerId: actor.id })) {
    if ('preview' in told) {
      // Without an id: whoever comes back does not begin behind it.
      yield { event: told.preview.type, data: told.preview }
      continue
    }
    const { sequence, audience, event } = told
    // What is for others leaves no trace but a number that is missing.
    if (!isFor(audience, actor.id)) continue
    // What happened while somebody was away may tell of what is shared no more.
    if (sequence <= newest && tellsOfOthers(event, actor) && !(await isSeen(actor, event.image.id))) continue
    yield { id: String(sequence), event: event.type, data: event }
  }
}

type Event = LoggedEvent['event']

const tellsOfOthers = (event: Event, actor: Asker): event is Extract<Event, { readonly image: unknown }> =>
  'image' in event && event.image.ownerId !== actor.id
