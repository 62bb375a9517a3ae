import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { Cursor, defineRoute, Limited, Nullable, OneOf, Strict, Timestamp } from './route.ts'

export const AUDIT_ACTIONS = [
  'studio.set_up',
  'login.succeeded',
  'login.failed',
  'login.ended',
  'password.changed',
  'second_factor.added',
  'second_factor.removed',
  'passkey.added',
  'passkey.removed',
  'passkey.copied',
  'session.ended',
  'key.created',
  'key.removed',
  'account.created',
  'account.joined',
  'account.invited',
  'account.role_changed',
  'account.disabled',
  'account.enabled',
  'account.removed',
  'link.created',
  'link.removed',
  'webhook.created',
  'webhook.changed',
  'webhook.secret_rotated',
  'webhook.removed',
  'settings.changed',
  'engine.added',
  'engine.changed',
  'engine.removed',
  'engines.ordered',
  'image.deleted',
  'trash.emptied',
  'generation.deleted',
  'grid.deleted',
  'collection.deleted',
  'style.deleted',
  'wildcard.deleted',
  'prompts.deleted',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

const Party = Type.Object({
  id: Nullable(Type.String()),
  name: Nullable(Type.String({ description: 'What it was called then.' })),
})

export const AuditEntry = Type.Object(
  {
    id: Type.Integer({ description: 'Counts up.' }),
    at: Timestamp,
    action: OneOf(AUDIT_ACTIONS),
    actor: Party,
    subject: Party,
    through: Nullable(Type.String({ description: 'session, key or proxy; null: nobody was known.' })),
    address: Nullable(Type.String({ description: 'Where they were.' })),
  },
  { 'x-name': 'AuditEntry' },
)
export type AuditEntry = Static<typeof AuditEntry>

export const listAudit = defineRoute({
  method: 'GET',
  url: '/api/v1/audit',
  schema: {
    operationId: 'listAudit',
    summary: 'Who did what to what, the newest first',
    description: 'Kept for 180 days.',
    tags: ['Access'],
    querystring: Strict({
      cursor: Type.Optional(Cursor),
      limit: Limited,
      action: Type.Optional(OneOf(AUDIT_ACTIONS, { description: 'Only this.' })),
      actor: Type.Optional(Type.String({ format: 'uuid', description: 'Only what this account did.' })),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(AuditEntry),
        nextCursor: Nullable(Type.String({ description: 'null: this was the last page.' })),
      }),
      ...problems(),
    },
  },
})
