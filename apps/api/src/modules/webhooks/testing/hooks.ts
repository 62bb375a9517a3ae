import {
  createWebhook,
  getWebhook,
  listWebhookDeliveries,
  listWebhooks,
  removeWebhook,
  type NewWebhook,
} from '@atelier/contracts'
import { startReceiver, type Receiver } from '@atelier/providers/testing'
import type { Studio } from '../../../testing/studio.ts'

/** Webhooks of a studio, each with a receiver on a socket, and what becomes of them. */
export function hooksOf(my: { readonly studio: Studio }) {
  const receivers: Receiver[] = []
  return {
    async receive(): Promise<Receiver> {
      const receiver = await startReceiver()
      receivers.push(receiver)
      return receiver
    },
    make: async (url: string, more: Partial<NewWebhook> = {}, headers = {}) =>
      (await my.studio.call(createWebhook, { body: { name: 'Frame', url, ...more } }, headers)).body,
    stateOf: async (id: string, headers = {}) => (await my.studio.call(getWebhook, { params: { id } }, headers)).body,
    deliveriesOf: async (id: string, headers = {}) =>
      (await my.studio.call(listWebhookDeliveries, { params: { id } }, headers)).body.items,
    async removeAll(headers = {}): Promise<void> {
      for (const { id } of (await my.studio.call(listWebhooks, {}, headers)).body.items)
        await my.studio.call(removeWebhook, { params: { id } }, headers)
      for (const receiver of receivers.splice(0)) await receiver.close()
    },
  }
}
