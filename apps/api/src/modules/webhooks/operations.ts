import {
  createWebhook,
  DEFAULT_OVERLAP_HOURS,
  getWebhook,
  listWebhookDeliveries,
  listWebhooks,
  removeWebhook,
  resendWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { ByHand } from './by-hand.ts'
import type { WebhooksService } from './webhooks.service.ts'

interface Services {
  readonly webhooks: WebhooksService
  readonly byHand: ByHand
}

/** As with links: whoever may show things to others may have others told of them. */
const NEEDED = 'library:write'

export const webhooksOperations = ({ webhooks, byHand }: Services) => ({
  listWebhooks: operation(listWebhooks, {
    needs: NEEDED,
    run: async ({ actor }) => ({ items: await webhooks.list(actor) }),
  }),
  createWebhook: operation(createWebhook, {
    needs: NEEDED,
    run: ({ actor }, wanted) => webhooks.create(actor, wanted),
    http: { location: ({ id }) => `/api/v1/webhooks/${id}` },
  }),
  getWebhook: operation(getWebhook, {
    needs: NEEDED,
    run: ({ actor }, { id }) => webhooks.get(actor, id),
  }),
  updateWebhook: operation(updateWebhook, {
    needs: NEEDED,
    run: ({ actor }, { id, ...patch }) => webhooks.update(actor, id, patch),
  }),
  removeWebhook: operation(removeWebhook, {
    needs: NEEDED,
    freesRoom: true,
    run: ({ actor }, { id }) => webhooks.remove(actor, id),
  }),
  rotateWebhookSecret: operation(rotateWebhookSecret, {
    needs: NEEDED,
    run: ({ actor }, { id, overlapHours = DEFAULT_OVERLAP_HOURS }) => webhooks.rotate(actor, id, overlapHours),
  }),
  testWebhook: operation(testWebhook, {
    needs: NEEDED,
    run: ({ actor, signal }, { id }) => byHand.test(actor, id, signal),
  }),
  listWebhookDeliveries: operation(listWebhookDeliveries, {
    needs: NEEDED,
    run: async ({ actor }, { id }) => ({ items: await byHand.list(actor, id) }),
  }),
  resendWebhookDelivery: operation(resendWebhookDelivery, {
    needs: NEEDED,
    run: ({ actor, signal }, { id, deliveryId }) => byHand.resend(actor, { id, deliveryId }, signal),
  }),
})
