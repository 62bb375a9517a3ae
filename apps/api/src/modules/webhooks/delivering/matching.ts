import { WEBHOOK_EVENTS, type WebhookEventType } from '@atelier/contracts'
import { EVERYBODY } from '../../../platform/events/audience.ts'
import type { LoggedEvent } from '../../../platform/events/event-log.ts'
import type { WebhookRow } from '../webhooks.repository.ts'

type Wanted = Pick<WebhookRow, 'events' | 'scope' | 'ownerId'>
type Told = Pick<LoggedEvent, 'audience' | 'event'>

/** Whose thing an event tells of. What is told to one person only belongs to that one. */
const ownerOf = ({ audience, event }: Told): string => {
  if ('image' in event) return event.image.ownerId
  return ('ownerId' in event ? event.ownerId : undefined) ?? audience
}

/** The types that a webhook is told of. */
export const typesOf = ({ events }: Pick<Wanted, 'events'>): readonly WebhookEventType[] => events ?? WEBHOOK_EVENTS

/**
 * Whether a webhook is told of an event. Of what several people hear, each by an event of its own, only the owner's counts;
 * what is told to all but the owner is that they lost sight of a thing, which is news to nobody here.
 */
export function isWanted(webhook: Wanted, told: Told): boolean {
  const types: readonly string[] = typesOf(webhook)
  if (!types.includes(told.event.type)) return false
  const owner = ownerOf(told)
  if (told.audience !== EVERYBODY && told.audience !== owner) return false
  return webhook.scope === 'studio' || webhook.ownerId === owner
}
