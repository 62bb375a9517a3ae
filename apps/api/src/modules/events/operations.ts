import { streamEvents } from '@atelier/contracts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { EventMessage, EventsAnswer } from '../../platform/operations/answer.ts'
import { operation } from '../../platform/operations/operation.ts'

export const eventsOperations = (events: EventLog) => ({
  streamEvents: operation(streamEvents, {
    needs: 'images:read',
    async run({ signal }, { lastEventId }): Promise<EventsAnswer> {
      const after = lastEventId === undefined ? await events.lastSequence() : Number(lastEventId)
      const isComplete = await events.reaches(after)
      const from = isComplete ? after : await events.lastSequence()
      return { answer: 'events', messages: messages(events, { from, isComplete, signal }) }
    },
  }),
})

async function* messages(
  events: EventLog,
  { from, isComplete, signal }: { from: number; isComplete: boolean; signal: AbortSignal },
): AsyncGenerator<EventMessage> {
  // Tells the browser how soon to come back, and gives the stream an id to resume behind before anything happens.
  yield { id: String(from), event: isComplete ? 'ready' : 'reset', data: {}, retry: 2000 }
  for await (const { sequence, event } of events.follow(from, signal)) {
    yield { id: String(sequence), event: event.type, data: event }
  }
}
