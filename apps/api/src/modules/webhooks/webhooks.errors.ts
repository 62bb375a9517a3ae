import { defineError } from '../../platform/errors.ts'

export const webhookNotFound = defineError(
  'webhook.not_found',
  404,
  'The id is wrong, or the webhook was deleted or belongs to somebody else.',
  'There is no webhook with this id.',
)
export const deliveryNotFound = defineError(
  'webhook.delivery_not_found',
  404,
  'The id is wrong, or the delivery is older than what is stored.',
  'There is no delivery with this id.',
)
export const tooManyWebhooks = defineError(
  'webhook.too_many',
  409,
  'There are as many webhooks as one person can have. Delete some.',
  (limit: number) => `You have ${limit} webhooks already, and there can be no more. Delete some first.`,
)
export const webhookAddressRefused = defineError(
  'webhook.address_refused',
  422,
  'The studio does not send to this address: it is no https address, carries a password, or lies in a network that the studio may not call.',
  (reason: string) => `Nothing can be sent there. ${reason}`,
)
export const webhookSecretLost = defineError(
  'webhook.secret_lost',
  409,
  'The secrets were sealed with another SECRET_KEY, so nothing can be signed. Give the webhook another secret.',
  'The secrets of this webhook cannot be opened. Give it another one first.',
)
export const deliveryNotStored = defineError(
  'webhook.delivery_not_stored',
  409,
  'What was sent was too long to be stored, so it cannot be sent again.',
  'This message was too long to be stored, and cannot be sent again.',
)
export const webhookBusy = defineError(
  'webhook.busy',
  429,
  'A message of this webhook is being sent by hand already, or as many as one person or all together may send at a time. Wait until one has ended.',
  (what: 'webhook' | 'own' | 'studio') => [
    {
      webhook: 'This webhook is sending a message by hand already. Wait a moment.',
      own: 'As many messages as you can send by hand at a time are under way. Wait until one has arrived or failed.',
      studio: 'Many people are sending messages by hand. Wait a moment.',
    }[what],
    { retryAfterMs: 5000 },
  ],
)
export const webhookOwnerExcluded = defineError(
  'webhook.owner_excluded',
  409,
  'The account that the webhook belongs to was disabled, or may not have this webhook with the role that it has now.',
  'Whoever this webhook belongs to may not have it any longer, so nothing is sent.',
)
