import { testWebhook, type Webhook, type WebhookDelivery, type WebhookPatch } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { useNotices } from '../../stores/notices.ts'
import { useWebhooks } from '../../stores/webhooks.ts'
import { t } from './text.ts'

/** All that the page of the webhooks does with them. */
export function useWebhooksPage() {
  const webhooks = useWebhooks()
  const notices = useNotices()
  /** What came of the last test of each, since the page was opened. */
  const tests = shallowRef<Readonly<Record<string, WebhookDelivery>>>({})
  const testing = shallowRef<ReadonlySet<string>>(new Set())

  async function test({ id }: Webhook) {
    if (testing.value.has(id)) return
    testing.value = new Set([...testing.value, id])
    const delivery = await notices.attempt(async () => call(testWebhook, { params: { id } }))
    testing.value = new Set([...testing.value].filter(one => one !== id))
    if (delivery) tests.value = { ...tests.value, [id]: delivery }
  }

  /** What a test said was said of how it was before. */
  async function patch({ id }: Webhook, body: WebhookPatch) {
    const { [id]: _old, ...others } = tests.value
    tests.value = others
    await notices.attempt(async () => webhooks.update(id, body))
  }

  async function remove({ id, name }: Webhook) {
    if (await notices.succeeds(async () => webhooks.remove(id))) notices.show(t('removed', { name }))
  }

  return { webhooks, tests, testing, test, patch, remove }
}
