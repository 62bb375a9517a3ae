import type { LoggedEvent } from '../../../platform/events/event-log.ts'

export interface OutgoingMessage {
  readonly id: string
  readonly type: string
  readonly body: string
}

/** The same at every attempt, in every process: whoever gets it twice can tell. */
export const messageIdOf = (webhookId: string, sequence: number) => `msg_${webhookId.replaceAll('-', '')}_${sequence}`

/** An event as it is sent: by its own contract, in the envelope of Standard Webhooks. */
export function messageOf(webhookId: string, { sequence, event: { type, at, ...data } }: LoggedEvent): OutgoingMessage {
  return { id: messageIdOf(webhookId, sequence), type, body: JSON.stringify({ type, timestamp: at, data }) }
}
