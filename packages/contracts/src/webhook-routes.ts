import { Type } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Id, IdParams, Strict } from './route.ts'
import {
  DEFAULT_OVERLAP_HOURS,
  MadeWebhook,
  MAX_OVERLAP_HOURS,
  NewWebhook,
  Webhook,
  WebhookDelivery,
  WebhookPatch,
} from './webhooks.ts'

const tags = ['Webhooks'] as const

export const listWebhooks = defineRoute({
  method: 'GET',
  url: '/api/v1/webhooks',
  schema: {
    operationId: 'listWebhooks',
    summary: 'One’s own webhooks, the oldest first',
    tags,
    response: { 200: Type.Object({ items: Type.Array(Webhook) }), ...problems() },
  },
})

export const createWebhook = defineRoute({
  method: 'POST',
  url: '/api/v1/webhooks',
  schema: {
    operationId: 'createWebhook',
    summary: 'Have a program told of what happens',
    description:
      'Messages come by POST, signed by Standard Webhooks, at least once and in order, and are tried for 24 hours. `secret` is told in this answer only.',
    tags,
    body: NewWebhook,
    response: { 201: MadeWebhook, ...writeProblems(409, 422) },
  },
})

export const getWebhook = defineRoute({
  method: 'GET',
  url: '/api/v1/webhooks/:id',
  schema: {
    operationId: 'getWebhook',
    summary: 'A webhook and its state',
    tags,
    params: IdParams,
    response: { 200: Webhook, ...problems(404) },
  },
})

export const updateWebhook = defineRoute({
  method: 'PATCH',
  url: '/api/v1/webhooks/:id',
  schema: {
    operationId: 'updateWebhook',
    summary: 'Change a webhook, or switch it off and on',
    tags,
    params: IdParams,
    body: WebhookPatch,
    response: { 200: Webhook, ...writeProblems(404, 422) },
  },
})

export const removeWebhook = defineRoute({
  method: 'DELETE',
  url: '/api/v1/webhooks/:id',
  schema: {
    operationId: 'removeWebhook',
    summary: 'Delete a webhook and its deliveries',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Nothing is sent there any more.' }), ...writeProblems(404) },
  },
})

export const rotateWebhookSecret = defineRoute({
  method: 'POST',
  url: '/api/v1/webhooks/:id/rotate',
  schema: {
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook another secret',
    description:
      'Until the ones before it have expired, each message bears a signature by each of them. `secret` is told in this answer only.',
    tags,
    params: IdParams,
    body: Strict(
      {
        overlapHours: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: MAX_OVERLAP_HOURS,
            default: DEFAULT_OVERLAP_HOURS,
            description: 'For how long the secrets before it go on to sign, too. 0: they were found out.',
          }),
        ),
      },
      { examples: [{ overlapHours: 24 }] },
    ),
    response: { 200: MadeWebhook, ...writeProblems(404) },
  },
})

export const testWebhook = defineRoute({
  method: 'POST',
  url: '/api/v1/webhooks/:id/test',
  schema: {
    operationId: 'testWebhook',
    summary: 'Send a message of the type `webhook.test` now, and tell what came back',
    description: 'Also of one that is switched off. It is tried once.',
    tags,
    params: IdParams,
    response: { 200: WebhookDelivery, ...writeProblems(404, 409, 429) },
  },
})

export const listWebhookDeliveries = defineRoute({
  method: 'GET',
  url: '/api/v1/webhooks/:id/deliveries',
  schema: {
    operationId: 'listWebhookDeliveries',
    summary: 'What was sent lately, the newest first',
    description: 'The last 100 messages of the last 7 days.',
    tags,
    params: IdParams,
    response: { 200: Type.Object({ items: Type.Array(WebhookDelivery) }), ...problems(404) },
  },
})

export const resendWebhookDelivery = defineRoute({
  method: 'POST',
  url: '/api/v1/webhooks/:id/deliveries/:deliveryId/resend',
  schema: {
    operationId: 'resendWebhookDelivery',
    summary: 'Send a message again now, and tell what came back',
    description: 'With the same `webhook-id` and body, and a new time and signature.',
    tags,
    params: Strict({ id: Id, deliveryId: Id }),
    response: { 200: WebhookDelivery, ...writeProblems(404, 409, 429) },
  },
})
