import { DELIVERIES_STORED_DAYS } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import { createReceivers, type Resolve } from '@atelier/providers/receivers'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import { createEventConsumers } from '../../platform/events/consumers.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { JobKind, JobQueue } from '../../platform/jobs/queue.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Seal } from '../../platform/secrets.ts'
import { createByHand } from './by-hand.ts'
import { createDeliveriesRepository } from './deliveries.repository.ts'
import { createDispatcher } from './delivering/dispatcher.ts'
import { createGaps } from './delivering/gaps.ts'
import { createWebhookJudge } from './delivering/judge.ts'
import { createOutcomes } from './delivering/outcomes.ts'
import { createSender } from './delivering/sender.ts'
import { createWebhooksWorker } from './delivering/worker.ts'
import { webhooksOperations } from './operations.ts'
import type { Owners } from './owners.ts'
import { createSigningSecrets } from './signing-secrets.ts'
import * as errors from './webhooks.errors.ts'
import { createWebhooksRepository, LANES, type WebhookRow } from './webhooks.repository.ts'
import { createWebhooksService } from './webhooks.service.ts'

export type { Owners } from './owners.ts'

interface WebhooksModuleDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
  readonly seal: Seal
  readonly owners: Owners
  readonly queue: JobQueue
  /** Seconds that a lease holds when it is not renewed. */
  readonly leaseS: number
  /** Nobody else works on this database. */
  readonly alone: boolean
  /** Whether this process delivers, or only takes in what people say of webhooks. */
  readonly works: boolean
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
  readonly log: FastifyBaseLogger
  readonly resolve?: Resolve
}

/** Milliseconds that a receiver has for its answer. */
const TIMEOUT_MS = 15_000
/** Milliseconds that what is under way has when the studio is being stopped. */
const GRACE_MS = 3000
/** As the events that are retained for them have it among other readers. */
const READER = 'webhooks'
const TIDIED_EVERY_MS = 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** At a time in one process, of each lane: those that are slow or do not answer have places of their own, so they cost the others nothing. */
const WIDTHS: Readonly<Record<WebhookRow['lane'], number>> = { steady: 8, slow: 4 }

/** What the queue is told of webhooks. */
export const webhookJobs = (db: Database): JobKind => ({
  kind: 'deliver',
  lanes: () => LANES.map(name => ({ name, width: () => WIDTHS[name] })),
  nextAvailableAt: createWebhooksRepository(db).nextAvailableAt,
})

/** Programs of people that are told of what happens, by Standard Webhooks. */
export function createWebhooksModule(dependencies: WebhooksModuleDependencies) {
  const { db, events, clock, ids, seal, owners, queue, leaseS, alone, works, stopping, log, resolve } = dependencies
  const repository = createWebhooksRepository(db)
  const deliveries = createDeliveriesRepository(db)
  const consumers = createEventConsumers({ db, events, clock })
  const secrets = createSigningSecrets(seal)
  const receivers = createReceivers({ resolve, now: () => clock.now().getTime() })
  const send = createSender({ receivers, clock, timeoutMs: TIMEOUT_MS })
  const judge = createWebhookJudge({ owners, secrets, clock })
  function* hold(tx: Orm): Work<void> {
    yield* consumers.hold(tx, READER, yield* repository.readLowestPosition(tx))
  }
  const parts = { db, repository, deliveries, events, clock, ids, hold, judge, send, queue, log, alone }
  const outcomes = createOutcomes({ ...parts, random: Math.random })
  const settleGaps = createGaps(parts)
  const dispatcher = createDispatcher({ ...parts, settleGaps })
  const worker = createWebhooksWorker({ ...parts, outcomes, settleGaps, leaseMs: leaseS * 1000 })
  const webhooks = createWebhooksService({ ...parts, secrets, owners, onChange: dispatcher.wake })
  let following: Promise<void> | undefined

  async function tidy(): Promise<void> {
    const now = clock.now()
    const looked = dispatcher.looked()
    if (looked !== undefined)
      await db.atomic(function* (tx) {
        yield* repository.advanceIdle(tx, looked, now)
        yield* hold(tx)
      })
    await deliveries.removeOlderThan(new Date(now.getTime() - DELIVERIES_STORED_DAYS * DAY_MS))
  }

  return {
    tags: { Webhooks: 'Programs that are told of what happens.' },
    operations: webhooksOperations({ webhooks, byHand: createByHand({ ...parts, outcomes }) }),
    errors,
    events: ['webhooks.updated'],
    upkeep: { everyMs: TIDIED_EVERY_MS, round: tidy },
    async start() {
      if (!works) return
      await worker.start({ alone })
      following = dispatcher.run(stopping)
    },
    async close() {
      await worker.stop(GRACE_MS)
      if (stopping.aborted) await following
      await receivers.close()
    },
    tidy,
    look: worker.look,
  } satisfies StudioModule & Record<string, unknown>
}
