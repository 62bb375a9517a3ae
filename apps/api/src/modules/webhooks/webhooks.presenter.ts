import type { DeliveryProblem, Webhook, WebhookDelivery, WebhookProblem, WebhookState } from '@atelier/contracts'
import type { DeliveryRow } from './deliveries.repository.ts'
import { valid } from './signing-secrets.ts'
import type { WebhookRow } from './webhooks.repository.ts'

const ENDED: Readonly<Record<WebhookProblem['code'], string>> = {
  gone: 'The receiver answered 410: it wants no more messages. Switch the webhook on again if that was a mistake.',
  failing: 'The receiver took nothing for 24 hours. Repair it, and switch the webhook on again.',
  owner: 'Its owner may not have it any longer: the account was disabled, or has another role now.',
  secret: 'The secrets cannot be opened, since they were sealed with another SECRET_KEY. Give it a new one.',
}

const stateOf = ({ state, failingSince }: WebhookRow): WebhookState =>
  state === 'active' && failingSince ? 'failing' : state

export const presentWebhook = (row: WebhookRow, now: Date): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  scope: row.scope,
  events: row.events,
  state: stateOf(row),
  problem: row.problem && { code: row.problem, message: ENDED[row.problem] },
  secrets: valid(row.secrets, now).map(({ hint, createdAt, expiresAt }) => ({ hint, createdAt, expiresAt })),
  attempts: row.attempts,
  failingSince: row.failingSince?.toISOString() ?? null,
  nextAttemptAt: stateOf(row) === 'failing' ? row.availableAt.toISOString() : null,
  missed: row.missed,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

const SENTENCES: Readonly<Record<DeliveryProblem['code'], (status: number | null) => string>> = {
  status: status => `The receiver answered ${status}; only 200 to 299 means that it has taken the message.`,
  redirect: status =>
    `The receiver answered ${status}, and redirects are not followed. Enter the address that it leads to.`,
  gone: () => 'The receiver answered 410: it wants no more messages.',
  timeout: () => 'The receiver did not answer in time. It should answer first, and work afterwards.',
  connection: () => 'The receiver cannot be reached.',
  refused: () => 'The address leads into a network that the studio may not call.',
  broken: () => 'The connection broke while the receiver answered.',
}

export const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  messageId: row.messageId,
  type: row.type,
  status: row.status,
  attempts: row.attempts,
  responseStatus: row.responseStatus,
  durationMs: row.durationMs,
  excerpt: row.excerpt,
  problem: row.problem && { code: row.problem, message: SENTENCES[row.problem](row.responseStatus) },
  bodyBytes: row.bodyBytes,
  canBeSentAgain: row.body !== null,
  createdAt: row.createdAt.toISOString(),
  attemptedAt: row.attemptedAt.toISOString(),
})
