import {
  createWebhook,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  updateWebhook,
  type MadeWebhook,
  type NewWebhook,
  type StudioEvent,
  type Webhook,
  type WebhookPatch,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { useConnection } from './connection.ts'
import { createRereading } from './rereading.ts'

/** The webhooks of whoever looks at them. Read when their page asks for them the first time, and again with each change. */
export const useWebhooks = defineStore('webhooks', () => {
  const items = shallowRef<readonly Webhook[]>()
  const { error, load: read } = createRereading(async () => {
    items.value = (await call(listWebhooks, {})).items
  })
  let isWanted = false

  function load(): Promise<void> {
    isWanted = true
    return read()
  }

  const put = (webhook: Webhook) => {
    items.value = items.value?.some(({ id }) => id === webhook.id)
      ? items.value.map(one => (one.id === webhook.id ? webhook : one))
      : [...(items.value ?? []), webhook]
  }

  /** The answer has the secret, which is stored nowhere here. */
  function withoutSecret({ secret, ...webhook }: MadeWebhook): string {
    put(webhook)
    return secret
  }

  const again = async () => (isWanted ? read() : undefined)
  useConnection().follow({
    apply: async (event: StudioEvent) => (event.type === 'webhooks.updated' ? again() : undefined),
    refresh: again,
  })

  return {
    items,
    error,
    load,
    create: async (body: NewWebhook): Promise<string> => withoutSecret(await call(createWebhook, { body })),
    rotate: async (id: string, overlapHours: number): Promise<string> =>
      withoutSecret(await call(rotateWebhookSecret, { params: { id }, body: { overlapHours } })),
    update: async (id: string, body: WebhookPatch): Promise<void> =>
      put(await call(updateWebhook, { params: { id }, body })),
    async remove(id: string): Promise<void> {
      await call(removeWebhook, { params: { id } })
      items.value = items.value?.filter(webhook => webhook.id !== id)
    },
  }
})
