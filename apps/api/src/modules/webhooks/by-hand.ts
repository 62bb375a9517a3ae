import { WEBHOOK_TEST_EVENT, type WebhookDelivery } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import type { JobQueue } from '../../platform/jobs/queue.ts'
import { seenBy } from '../../platform/ownership.ts'
import type { DeliveriesRepository, DeliveryRow } from './deliveries.repository.ts'
import type { WebhookJudge } from './delivering/judge.ts'
import { messageIdOf, type OutgoingMessage } from './delivering/message.ts'
import type { Outcomes } from './delivering/outcomes.ts'
import type { Sender } from './delivering/sender.ts'
import {
  deliveryNotFound,
  deliveryNotStored,
  webhookBusy,
  webhookNotFound,
  webhookOwnerExcluded,
  webhookSecretLost,
} from './webhooks.errors.ts'
import { presentDelivery } from './webhooks.presenter.ts'
import { LANES, type WebhookRow, type WebhooksRepository } from './webhooks.repository.ts'

interface ByHandDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly deliveries: DeliveriesRepository
  readonly judge: WebhookJudge
  readonly outcomes: Pick<Outcomes, 'record'>
  readonly send: Sender
  readonly queue: JobQueue
  readonly clock: Clock
  readonly ids: Ids
}

/** Messages that one person sends by hand at a time in this process: a receiver that hangs holds nobody else up. */
const MOST_OF_ONE = 4
/** And all people together. */
const MOST_AT_A_TIME = 64

/** What somebody wants sent now, and whose answer they wait for. It is tried once, beside what is sent by itself. */
export function createByHand(dependencies: ByHandDependencies) {
  const { db, repository, deliveries, judge, outcomes, send, queue, clock, ids } = dependencies
  /** Who sends by hand, by the webhook. */
  const busy = new Map<string, string>()

  const getOwn = async (actor: Actor, id: string): Promise<WebhookRow> =>
    seenBy(actor, await repository.find(id), webhookNotFound)

  function requirePlace({ id: actorId }: Actor, webhookId: string): void {
    if (busy.has(webhookId)) throw webhookBusy('webhook')
    const own = [...busy.values()].filter(one => one === actorId).length
    if (own >= MOST_OF_ONE) throw webhookBusy('own')
    if (busy.size >= MOST_AT_A_TIME) throw webhookBusy('studio')
  }

  async function inPlace<T>(actor: Actor, id: string, work: (row: WebhookRow) => Promise<T>): Promise<T> {
    const row = await getOwn(actor, id)
    requirePlace(actor, id)
    busy.set(id, actor.id)
    try {
      return await work(row)
    } finally {
      busy.delete(id)
    }
  }

  /** What waited for the next attempt need not wait any longer. */
  async function wake(row: WebhookRow): Promise<void> {
    const now = clock.now()
    await db.atomic(tx => repository.set(tx, row.id, { availableAt: now, failingSince: null }))
    for (const lane of LANES) await queue.announce(lane, row.id, now)
  }

  async function sendNow(
    row: WebhookRow,
    message: OutgoingMessage,
    { before, signal }: { readonly before?: DeliveryRow; readonly signal: AbortSignal },
  ): Promise<WebhookDelivery> {
    const verdict = await judge(row)
    if (verdict.problem === 'secret') throw webhookSecretLost()
    if (verdict.problem) throw webhookOwnerExcluded()
    const { reach, secrets } = verdict
    const outcome = await send({ url: row.url, reach, message, secrets, signal })
    const isTaken = outcome.problem === undefined
    const notTaken = before?.status === 'retrying' ? 'retrying' : 'failed'
    const delivery = await db.atomic(tx =>
      outcomes.record(tx, row.id, message, {
        ...outcome,
        status: isTaken ? 'delivered' : notTaken,
        attempts: (before?.attempts ?? 0) + 1,
      }),
    )
    if (isTaken && row.state === 'active' && row.failingSince) await wake(row)
    return presentDelivery(delivery)
  }

  return {
    list: async (actor: Actor, id: string): Promise<WebhookDelivery[]> =>
      (await deliveries.list((await getOwn(actor, id)).id)).map(presentDelivery),

    test: (actor: Actor, id: string, signal: AbortSignal): Promise<WebhookDelivery> =>
      inPlace(actor, id, async row => {
        const type = WEBHOOK_TEST_EVENT
        const body = JSON.stringify({ type, timestamp: clock.now().toISOString(), data: { webhookId: id } })
        const delivery = await sendNow(row, { id: messageIdOf(ids.next(), 0), type, body }, { signal })
        await deliveries.prune(id)
        return delivery
      }),

    resend: (actor: Actor, { id, deliveryId }: Wanted, signal: AbortSignal): Promise<WebhookDelivery> =>
      inPlace(actor, id, async row => {
        const before = await deliveries.find(id, deliveryId)
        if (!before) throw deliveryNotFound()
        const { messageId, type, body } = before
        if (body === null) throw deliveryNotStored()
        return sendNow(row, { id: messageId, type, body }, { before, signal })
      }),
  }
}
export type ByHand = ReturnType<typeof createByHand>

interface Wanted {
  readonly id: string
  readonly deliveryId: string
}
