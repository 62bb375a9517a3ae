import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@atelier/db'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, LoggedEvent } from '../../../platform/events/event-log.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Claim, JobQueue } from '../../../platform/jobs/queue.ts'
import { persist } from '../../../platform/persist.ts'
import type { DeliveriesRepository } from '../deliveries.repository.ts'
import type { WebhookRow, WebhooksRepository } from '../webhooks.repository.ts'
import type { WebhookJudge } from './judge.ts'
import { isWanted, typesOf } from './matching.ts'
import { messageOf } from './message.ts'
import type { Held, Outcomes, Taken } from './outcomes.ts'
import type { Attempt, Outcome, Sender } from './sender.ts'

interface WorkerDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly deliveries: DeliveriesRepository
  readonly events: Pick<EventLog, 'read' | 'reaches'>
  readonly judge: WebhookJudge
  readonly settleGaps: () => Promise<unknown>
  readonly outcomes: Outcomes
  readonly send: Sender
  readonly queue: JobQueue
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error' | 'info'>
  readonly leaseMs: number
}

/** Events read at a time: one may have half a megabyte of prompts. */
const EVENTS_AT_ONCE = 20
/** Milliseconds after which what was taken is written down: a process that is killed before that delivers it again. */
const UNWRITTEN_MS = 500
/** Milliseconds after which one that has much to be told lets others have its place. */
const SLICE_MS = 2000
/** Milliseconds after which whoever still waits for an answer no longer takes a place from those that answer. */
const PLACE_MS = 2500
/** So many may wait without a place. */
const MOST_WITHOUT_PLACE = 32

/** Delivers: whoever has the lease of a webhook tells it of one event after another, until one is not taken. */
export function createWebhooksWorker(dependencies: WorkerDependencies) {
  const { db, repository, deliveries, events, judge, settleGaps, outcomes, send, queue, clock, ids, log, leaseMs } =
    dependencies
  const name = `${hostname()}:${process.pid}`
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let withoutPlace = 0

  const leasedUntil = () => new Date(clock.now().getTime() + leaseMs)

  /** Holds on to what is under way, and looks for what a dead process left behind. */
  async function beat(): Promise<void> {
    try {
      if (running.size > 0) await repository.renew([...running.keys()], leasedUntil())
      await queue.refresh()
    } catch (err) {
      log.warn({ err }, 'webhooks could not be looked at')
    }
  }

  const claim: Claim = async ({ lane }) => {
    const now = clock.now()
    // A look costs less than a write.
    const at = await repository.nextAvailableAt(lane)
    if (!at || at > now) return undefined
    const owner = `${name}:${ids.next()}`
    const until = leasedUntil()
    const row = await db.atomic(tx => repository.claim(tx, lane, { owner, now, until }))
    if (!row) return undefined
    const done = perform(row, owner)
      // The lease runs out, and somebody takes it up again.
      .catch((err: unknown) => log.error({ err, webhookId: row.id }, 'a webhook could not be served'))
      .finally(() => running.delete(owner))
    running.set(owner, done)
    return { id: row.id, done: lane === 'steady' ? placeOf(done) : done }
  }

  /** As long as it takes a place: eight that hang at once would hold up everybody for as long as they may. */
  async function placeOf(done: Promise<void>): Promise<void> {
    const isOver = await Promise.race([done.then(() => true), sleep(PLACE_MS, false, { ref: false })])
    if (isOver) return
    if (withoutPlace >= MOST_WITHOUT_PLACE) return done
    withoutPlace += 1
    void done.finally(() => {
      withoutPlace -= 1
    })
  }

  async function perform(claimed: WebhookRow, lease: string): Promise<void> {
    const until = performance.now() + SLICE_MS
    let row: WebhookRow | undefined = claimed
    while (row && performance.now() < until && !stopping.signal.aborted) row = await tellSome(row, lease)
    const held = row
    const left = held && (await persist(() => outcomes.release({ row: held, lease, taken: [] })))
    await deliveries.prune(claimed.id)
    if (left) await queue.announce(left.lane, left.id, left.availableAt)
  }

  /** The next events. Undefined where there is no more to do for now, or the lease is gone. */
  async function tellSome(row: WebhookRow, lease: string): Promise<WebhookRow | undefined> {
    if (!(await events.reaches(row.position))) {
      await settleGaps()
      return repository.find(row.id)
    }
    const { pendingUpTo } = row
    const batch = await events.read(row.position, { types: typesOf(row), limit: EVENTS_AT_ONCE })
    const until = performance.now() + UNWRITTEN_MS
    const taken: Taken[] = []
    const held: Held = { row, lease, taken }
    for (const logged of batch.filter(one => isWanted(row, one))) {
      if (stopping.signal.aborted || (taken.length > 0 && performance.now() > until)) return keep(held)
      const one = await tell(held, logged)
      if (one === 'over') return undefined
      if (one === 'stopped') return keep(held)
      taken.push(one)
    }
    const last = batch.at(-1)
    return last && batch.length === EVENTS_AT_ONCE
      ? persist(() => outcomes.passed(held, { sequence: last.sequence, at: new Date(last.event.at) }))
      : persist(() => outcomes.finished(held, pendingUpTo))
  }

  const keep = async (held: Held): Promise<WebhookRow | undefined> =>
    held.taken.length > 0 ? persist(() => outcomes.kept(held)) : held.row

  /** Tells it of one. What follows where it is not taken is written here. */
  async function tell(held: Held, logged: LoggedEvent): Promise<Taken | 'over' | 'stopped'> {
    const { row, taken } = held
    const message = messageOf(row.id, logged)
    const place = { sequence: logged.sequence, at: new Date(logged.event.at), message }
    // It was tried in vain, and then sent by hand.
    const wasTried = row.attempts > 0 && taken.length === 0
    if (wasTried && (await deliveries.findMessage(row.id, message.id))?.status === 'delivered') return place
    const verdict = await judge(row)
    if (verdict.problem) {
      const { problem } = verdict
      log.warn({ webhookId: row.id, problem }, 'a webhook has ended')
      await persist(() => outcomes.end(held, problem))
      return 'over'
    }
    const { reach, secrets } = verdict
    const outcome = await sendOrStop({ url: row.url, reach, message, secrets, signal: stopping.signal })
    // Whether it was taken is not known; it is sent again.
    if (!outcome) return 'stopped'
    if (outcome.problem === undefined) return { ...place, outcome }
    const { problem, responseStatus } = outcome
    log.info({ webhookId: row.id, problem, responseStatus }, 'a message was not taken')
    const failed = await persist(() => outcomes.failed(held, message, outcome))
    if (failed) await queue.announce(failed.lane, failed.id, failed.availableAt)
    return 'over'
  }

  const sendOrStop = (attempt: Attempt): Promise<Outcome | undefined> =>
    send(attempt).catch((error: unknown) => {
      if (stopping.signal.aborted) return undefined
      throw error
    })

  return {
    /** `alone`: no other process works on this database, so whoever has a lease is dead. */
    async start({ alone }: { alone: boolean }): Promise<void> {
      if (alone) await repository.releaseAll()
      await queue.start(claim)
      timer = setInterval(() => void beat(), leaseMs / 3).unref()
    },

    /** Looks for what is to be done now. */
    look: () => queue.refresh(),

    /** Takes no more, lets what is under way end for a while, then lets go of it. */
    async stop(graceMs: number): Promise<void> {
      clearInterval(timer)
      await queue.stop()
      await Promise.race([Promise.all(running.values()), sleep(graceMs, undefined, { ref: false })])
      stopping.abort(new Error('The studio is being stopped.'))
      await Promise.all(running.values())
    },
  }
}
