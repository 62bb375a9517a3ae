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

/** A webhook that is held, and what it took since that was last written down. */
export interface Held {
  readonly row: WebhookRow
  readonly lease: string
  readonly taken: readonly Taken[]
}

/** An event that was taken; without an outcome where that was known before. */
export interface Taken {
  readonly sequence: number
  readonly at: Date
  readonly message: OutgoingMessage
  readonly outcome?: Outcome
}

/**
 * Writes down what came of attempts, and what follows from it. Undefined where the lease is lost or given back. What was taken is
 * written with what comes next: a commit for each message would cost the studio more than sending it.
 */
export function createOutcomes(dependencies: OutcomesDependencies) {
  const { db, repository, deliveries, events, clock, ids, random, hold } = dependencies

  function rowOf(
    webhookId: string,
    { id: messageId, type, body }: OutgoingMessage,
    outcome: Outcome & { readonly status: DeliveryRow['status']; readonly attempts: number },
  ) {
    const { problem = null, responseStatus, durationMs, excerpt, status, attempts } = outcome
    const now = clock.now()
    return {
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
    }
  }

  function* record(tx: Orm, ...of: Parameters<typeof rowOf>): Work<DeliveryRow> {
    return yield* deliveries.record(tx, rowOf(...of))
  }

  /** The page and other processes hear of what changes, not of each message. */
  const tell = (tx: Orm, ownerId: string) => events.append(tx, { type: 'webhooks.updated', audience: ownerId })

  /** What was taken, and whatever else is to be so, in one write. */
  function* keep(tx: Orm, { row, lease, taken }: Held, values: Partial<WebhookRow> = {}): Work<WebhookRow | undefined> {
    const last = taken.at(-1)
    const held = yield* repository.setHeld(tx, row.id, lease, {
      ...(last && {
        position: last.sequence,
        positionAt: last.at,
        attempts: 0,
        failingSince: null,
        lane: (last.outcome?.durationMs ?? 0) < SLOW_MS ? 'steady' : 'slow',
        deliveredAt: clock.now(),
      }),
      ...values,
    })
    if (!held) return undefined
    const delivered = taken.flatMap(({ message, outcome }, at) => {
      const attempts = at === 0 ? row.attempts + 1 : 1
      return outcome ? [rowOf(row.id, message, { ...outcome, status: 'delivered', attempts })] : []
    })
    yield* deliveries.recordAll(tx, delivered)
    if (last && row.failingSince) yield* tell(tx, row.ownerId)
    return held
  }

  function* end(tx: Orm, held: Held, problem: WebhookProblem['code'], values: Partial<WebhookRow> = {}) {
    const { row } = held
    const ended = { ...values, state: 'ended', problem, updatedAt: clock.now(), ...LET_GO } as const
    if (!(yield* keep(tx, held, ended))) return
    yield* deliveries.giveUp(tx, row.id)
    yield* hold(tx)
    yield* tell(tx, row.ownerId)
  }

  return {
    record,

    /** What was taken so far. */
    kept: (held: Held): Promise<WebhookRow | undefined> => db.atomic(tx => keep(tx, held)),

    /** Everything up to there was looked at. */
    passed: (held: Held, { sequence, at }: Pick<Taken, 'sequence' | 'at'>): Promise<WebhookRow | undefined> =>
      db.atomic(tx => keep(tx, held, { position: sequence, positionAt: at })),

    /** In vain: once more later, or the end. Gives when that is. */
    failed: (held: Held, message: OutgoingMessage, outcome: Outcome): Promise<WebhookRow | undefined> =>
      db.atomic(function* (tx): Work<WebhookRow | undefined> {
        const { row, taken } = held
        const now = clock.now()
        const isFirst = taken.length > 0 || !row.failingSince
        const attempts = taken.length > 0 ? 1 : row.attempts + 1
        const failingSince = isFirst ? now : (row.failingSince ?? now)
        const { retryAfterMs } = outcome
        const isGone = outcome.problem === 'gone'
        const next = isGone ? undefined : nextAttemptAt({ attempts, failingSince, now, retryAfterMs, random: random() })
        const values = { lane: 'slow', attempts, failingSince, ...(next && { availableAt: next }) } as const
        if (!next) yield* end(tx, held, isGone ? 'gone' : 'failing', values)
        const kept = next ? yield* keep(tx, held, { ...values, ...LET_GO }) : yield* repository.read(tx, row.id)
        if (!kept) return undefined
        yield* record(tx, row.id, message, { ...outcome, status: next ? 'retrying' : 'failed', attempts })
        if (next && isFirst) yield* tell(tx, row.ownerId)
        return next && kept
      }),

    end: (held: Held, problem: WebhookProblem['code']): Promise<void> =>
      db.atomic(function* (tx): Work<void> {
        yield* end(tx, held, problem)
      }),

    /** Everything up to there was told; gives it back unless something came meanwhile. */
    finished: (held: Held, upTo: number): Promise<WebhookRow | undefined> =>
      db.atomic(function* (tx): Work<WebhookRow | undefined> {
        const { row, taken } = held
        const now = yield* repository.read(tx, row.id)
        const hasMore = now !== undefined && now.pendingUpTo > upTo
        const position = Math.max(upTo, row.position, taken.at(-1)?.sequence ?? 0)
        const kept = yield* keep(tx, held, { position, ...(hasMore ? {} : LET_GO) })
        return hasMore ? kept : undefined
      }),

    /** Gives it back with what is left to do, behind those that wait longer. */
    release: (held: Held): Promise<WebhookRow | undefined> =>
      db.atomic(tx => keep(tx, held, { ...LET_GO, availableAt: clock.now() })),
  }
}
export type Outcomes = ReturnType<typeof createOutcomes>
