import { Type, type Static } from 'typebox'
import type { EventType } from './events.ts'
import { Id, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

/**
 * What a webhook can be told of. Progress is not among them: it comes several times a second, and what is delivered in order
 * and again and again until it is taken would tell of it for ever. What only makes a page read again is not either.
 */
export const WEBHOOK_EVENTS = [
  'generation.queued',
  'generation.started',
  'generation.succeeded',
  'generation.failed',
  'generation.cancelled',
  'generation.removed',
  'image.created',
  'image.updated',
  'image.trashed',
  'image.restored',
  'image.removed',
  'grid.updated',
  'grid.removed',
  'collection.updated',
  'collection.removed',
] as const satisfies readonly EventType[]
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number]

/** What a test delivers; nothing else does. */
export const WEBHOOK_TEST_EVENT = 'webhook.test'

/** Whose events: its owner's, or all of the studio, which only an admin may be told of. */
export const WEBHOOK_SCOPES = ['own', 'studio'] as const
export type WebhookScope = (typeof WEBHOOK_SCOPES)[number]

/** Of one person. Each costs a look at every event. */
export const MAX_WEBHOOKS = 20
/** Of one webhook, at a time. */
export const MAX_SIGNING_SECRETS = 3
export const MAX_OVERLAP_HOURS = 7 * 24
export const DEFAULT_OVERLAP_HOURS = 24
/** What is stored of what was sent: so many of a webhook, and for so long. */
export const DELIVERIES_STORED = 100
export const DELIVERIES_STORED_DAYS = 7

export const WEBHOOK_PROBLEMS = ['gone', 'failing', 'owner', 'secret'] as const
const WebhookProblem = Type.Object(
  {
    code: OneOf(WEBHOOK_PROBLEMS, {
      description:
        '`gone`: the receiver answered 410. `failing`: it took nothing for 24 hours. `owner`: whom it belongs to may have it no longer. `secret`: its secrets cannot be opened.',
    }),
    message: Type.String({ description: 'One sentence for a person.' }),
  },
  { 'x-name': 'WebhookProblem' },
)
export type WebhookProblem = Static<typeof WebhookProblem>

const MissedEvents = Type.Object(
  {
    from: Timestamp,
    until: Timestamp,
    reason: OneOf(['off', 'removed'], {
      description:
        '`off`: it was switched off or had ended. `removed`: the studio had removed the events before they could be delivered.',
    }),
  },
  { 'x-name': 'MissedEvents' },
)
export type MissedEvents = Static<typeof MissedEvents>

export const WEBHOOK_STATES = ['active', 'failing', 'off', 'ended'] as const
export type WebhookState = (typeof WEBHOOK_STATES)[number]

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['Picture frame'] })
const Url = Type.String({
  minLength: 8,
  maxLength: 2000,
  description:
    'https, and reachable from the internet; http and addresses of the own network only where the studio allows them. Without user name and password.',
  examples: ['https://example.com/hooks/studio'],
})
const Events = Type.Unsafe<WebhookEventType[] | null>({
  type: ['array', 'null'],
  items: OneOf(WEBHOOK_EVENTS),
  minItems: 1,
  uniqueItems: true,
  description: 'What it is told of; null: all of these, and those that later versions add.',
})
const Scope = OneOf(WEBHOOK_SCOPES, {
  description: '`own`: what becomes of the things of its owner. `studio`: of everybody’s; for admins only.',
})

/** A function, so that the page's bundle can leave it out. */
const webhookProperties = () => ({
  id: Id,
  name: Name,
  url: Url,
  scope: Scope,
  events: Events,
  state: OneOf(WEBHOOK_STATES, {
    description:
      '`failing`: the last attempt was in vain, and there will be another. `off`: by its owner. `ended`: by the studio; see `problem`.',
  }),
  problem: OrNull(WebhookProblem),
  secrets: Type.Array(
    Type.Object({
      hint: Type.String({ description: 'The last characters.', examples: ['x1Y2'] }),
      createdAt: Timestamp,
      expiresAt: Nullable({ ...Timestamp, description: 'null: until it is rotated.' }),
    }),
    { description: 'Those that sign at the moment, the newest first.' },
  ),
  attempts: Type.Integer({ description: 'In vain, of the message that it has to take next.' }),
  failingSince: Nullable(Timestamp),
  nextAttemptAt: Nullable({ ...Timestamp, description: 'While it is failing.' }),
  missed: OrNull(MissedEvents),
  deliveredAt: Nullable({ ...Timestamp, description: 'When it last took something.' }),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

export const Webhook = Type.Object(webhookProperties(), { 'x-name': 'Webhook' })
export type Webhook = Static<typeof Webhook>

export const MadeWebhook = Type.Object(
  {
    ...webhookProperties(),
    secret: Type.String({
      description: '`whsec_` and 32 characters of base64. Told in this answer only.',
      examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    }),
  },
  { 'x-name': 'MadeWebhook' },
)
export type MadeWebhook = Static<typeof MadeWebhook>

export const NewWebhook = Strict(
  { name: Name, url: Url, scope: Type.Optional(Scope), events: Type.Optional(Events) },
  {
    examples: [
      { name: 'Picture frame', url: 'https://example.com/hooks/studio', scope: 'own', events: ['image.created'] },
    ],
  },
)
export type NewWebhook = Static<typeof NewWebhook>

export const WebhookPatch = Strict(
  {
    name: Type.Optional(Name),
    url: Type.Optional(Url),
    scope: Type.Optional(Scope),
    events: Type.Optional(Events),
    isEnabled: Type.Optional(
      Type.Boolean({ description: 'Switched on again, it begins with what happens from then on.' }),
    ),
    missed: Type.Optional(Type.Null({ description: 'Somebody has read what it missed.' })),
  },
  { minProperties: 1, examples: [{ isEnabled: false }] },
)
export type WebhookPatch = Static<typeof WebhookPatch>

export const DELIVERY_PROBLEMS = ['status', 'redirect', 'gone', 'timeout', 'connection', 'refused', 'broken'] as const
export const DELIVERY_STATUSES = ['delivered', 'retrying', 'failed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

export const WebhookDelivery = Type.Object(
  {
    id: Id,
    messageId: Type.String({ description: 'The header `webhook-id`: the same for every attempt.' }),
    type: Type.String({ examples: ['image.created', WEBHOOK_TEST_EVENT] }),
    status: OneOf(DELIVERY_STATUSES, {
      description: '`retrying`: there will be another attempt. `failed`: there will be none.',
    }),
    attempts: Type.Integer({ minimum: 1 }),
    responseStatus: Nullable(Type.Integer({ description: 'null: nothing was answered.' })),
    durationMs: Type.Integer({ description: 'Of the last attempt.' }),
    excerpt: Nullable(Type.String({ description: 'The beginning of what was answered, as plain text.' })),
    problem: OrNull(
      Type.Object(
        { code: OneOf(DELIVERY_PROBLEMS), message: Type.String({ description: 'One sentence for a person.' }) },
        { 'x-name': 'DeliveryProblem' },
      ),
    ),
    bodyBytes: Type.Integer({ description: 'Of what was sent.' }),
    canBeSentAgain: Type.Boolean({ description: 'False where what was sent is too long to be stored.' }),
    createdAt: Timestamp,
    attemptedAt: Timestamp,
  },
  { 'x-name': 'WebhookDelivery' },
)
export type WebhookDelivery = Static<typeof WebhookDelivery>
export type DeliveryProblem = NonNullable<WebhookDelivery['problem']>
