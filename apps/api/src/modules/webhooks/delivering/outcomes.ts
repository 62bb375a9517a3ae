import type { WebhookProblem } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { DeliveriesRepository, DeliveryRow } from '../deliveries.repository.ts'
import { LET_GO, type WebhookRow, type WebhooksRepository } from '../webhooks.repository.ts'
import type { OutgoingMessage } from './message.ts'
import { nextAttemptAt } from './pauses.ts'
import type { Outcome } from './sender.ts'

/** Milliseconds from which on a receiver is slow. */
const SLOW_MS = 2000
/** Characters of a message that are stored, so that it can be sent again by hand. */
const MAX_BODY_CHARACTERS = 64 * 1024

interface OutcomesDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly deliveries: DeliveriesRepository
  readonly events: Pick<EventLog, 'append'>
  readonly clock: Clock
  readonly ids: Ids
  /** 0 to 1, for pauses that are not all the same. */
  readonly random: () => number
  /** Holds the events for those that have not seen them. */
  readonly hold: (tx: Orm) => Work<void>
}

/** An event that was sent, under a lease. */
interface Sent {
  readonly row: WebhookRow
  readonly lease: string
  readonly message: OutgoingMessage
  readonly sequence: number
  readonly at: Date
}

/** Writes down what came of attempts, and what follows from it. Undefined where the lease is lost or given back. */
export function createOutcomes(dependencies: OutcomesDependencies) {
  const { db, repository, deliveries, events, clock, ids, random, hold } = dependencies

  function* record(
    tx: Orm,
    webhookId: string,
    { id: messageId, type, body }: OutgoingMessage,
    outcome: Outcome & { readonly status: DeliveryRow['status']; readonly attempts: number },
  ): Work<DeliveryRow> {
    const { problem = null, responseStatus, durationMs, excerpt, status, attempts } = outcome
    const now = clock.now()
    return yield* deliveries.record(tx, {
      id: ids.next(),
      webhookId,
      messageId,
      type,
      body: body.length > MAX_BODY_CHARACTERS ? null : body,
      bodyBytes: Buffer.byteLength(body),
      status,
      attempts,
      responseStatus,
      durationMs,
      excerpt,
      problem,
      createdAt: now,
      attemptedAt: now,
    })
  }

  /** The page and other processes hear of what changes, not of each message. */
  const tell = (tx: Orm, ownerId: string) => events.append(tx, { type: 'webhooks.updated', audience: ownerId })

  function* end(tx: Orm, row: WebhookRow, lease: string, problem: WebhookProblem['code']): Work<undefined> {
    const values = { state: 'ended', problem, updatedAt: clock.now(), ...LET_GO } as const
    if (!(yield* repository.setHeld(tx, row.id, lease, values))) return
    yield* deliveries.giveUp(tx, row.id)
    yield* hold(tx)
    yield* tell(tx, row.ownerId)
  }

  const advance = (tx: Orm, { row, lease, sequence, at }: Omit<Sent, 'message'>, values: Partial<WebhookRow> = {}) =>
    repository.setHeld(tx, row.id, lease, {
      position: sequence,
      positionAt: at,
      attempts: 0,
      ...values,
    })

  return {
    record,

    /** Taken: on to the next. */
    taken: (sent: Sent, outcome: Outcome): Promise<WebhookRow | undefined> =>
      db.atomic(function* (tx) {
        const { row, message } = sent
        const lane = outcome.durationMs < SLOW_MS ? 'steady' : 'slow'
        const held = yield* advance(tx, sent, { lane, deliveredAt: clock.now(), failingSince: null })
        if (!held) return undefined
        yield* record(tx, row.id, message, { ...outcome, status: 'delivered', attempts: row.attempts + 1 })
        if (row.failingSince) yield* tell(tx, row.ownerId)
        return held
      }),

    /** Nothing was sent: it was taken before, or is none of theirs. */
    passed: (place: Omit<Sent, 'message'>): Promise<WebhookRow | undefined> => db.atomic(tx => advance(tx, place)),

    /** In vain: once more later, or the end. Gives when that is. */
    failed: ({ row, lease, message }: Sent, outcome: Outcome): Promise<WebhookRow | undefined> =>
      db.atomic(function* (tx): Work<WebhookRow | undefined> {
        const now = clock.now()
        const attempts = row.attempts + 1
        const failingSince = row.failingSince ?? now
        const { retryAfterMs } = outcome
        const isGone = outcome.problem === 'gone'
        const next = isGone ? undefined : nextAttemptAt({ attempts, failingSince, now, retryAfterMs, random: random() })
        const values = { lane: 'slow', attempts, failingSince, ...(next && { availableAt: next, ...LET_GO }) } as const
        const held = yield* repository.setHeld(tx, row.id, lease, values)
        if (!held) return undefined
        yield* record(tx, row.id, message, { ...outcome, status: next ? 'retrying' : 'failed', attempts })
        if (!next) return yield* end(tx, row, lease, isGone ? 'gone' : 'failing')
        if (!row.failingSince) yield* tell(tx, row.ownerId)
        return held
      }),

    end: (row: WebhookRow, lease: string, problem: WebhookProblem['code']): Promise<undefined> =>
      db.atomic(tx => end(tx, row, lease, problem)),

    /** Everything up to there was told; gives it back unless something came meanwhile. */
    finished: (row: WebhookRow, lease: string, upTo: number): Promise<WebhookRow | undefined> =>
      db.atomic(function* (tx): Work<WebhookRow | undefined> {
        const now = yield* repository.read(tx, row.id)
        const hasMore = now !== undefined && now.pendingUpTo > upTo
        const values = { position: Math.max(upTo, row.position), ...(hasMore ? {} : LET_GO) }
        const held = yield* repository.setHeld(tx, row.id, lease, values)
        return hasMore ? held : undefined
      }),

    /** Gives it back with what is left to do, behind those that wait longer. */
    release: (row: WebhookRow, lease: string): Promise<WebhookRow | undefined> =>
      db.atomic(tx => repository.setHeld(tx, row.id, lease, { ...LET_GO, availableAt: clock.now() })),
  }
}
export type Outcomes = ReturnType<typeof createOutcomes>
