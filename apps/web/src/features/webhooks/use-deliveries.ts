import { listWebhookDeliveries, resendWebhookDelivery, type WebhookDelivery } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { useNotices } from '../../stores/notices.ts'

/** What was sent to a webhook lately, and sending it again. */
export function useDeliveries(webhookId: string) {
  const notices = useNotices()
  const deliveries = shallowRef<readonly WebhookDelivery[]>()
  const failure = shallowRef<unknown>()
  const isReading = shallowRef(false)
  const sending = shallowRef<string>()

  async function load() {
    if (isReading.value) return
    isReading.value = true
    try {
      failure.value = undefined
      deliveries.value = (await call(listWebhookDeliveries, { params: { id: webhookId } })).items
    } catch (error) {
      failure.value = error
    } finally {
      isReading.value = false
    }
  }

  async function resend({ id }: WebhookDelivery) {
    if (sending.value !== undefined) return
    sending.value = id
    const sent = await notices.attempt(async () =>
      call(resendWebhookDelivery, { params: { id: webhookId, deliveryId: id } }),
    )
    sending.value = undefined
    if (sent) deliveries.value = deliveries.value?.map(one => (one.id === id ? sent : one))
  }

  return { deliveries, failure, isReading, sending, load, resend }
}
