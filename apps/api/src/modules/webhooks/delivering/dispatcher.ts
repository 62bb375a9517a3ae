import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, LoggedEvent } from '../../../platform/events/event-log.ts'
import type { JobQueue } from '../../../platform/jobs/queue.ts'
import type { WebhookRow, WebhooksRepository } from '../webhooks.repository.ts'
import { isWanted } from './matching.ts'

interface DispatcherDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly events: Pick<EventLog, 'batches' | 'lastSequence'>
  readonly settleGaps: () => Promise<number>
  readonly queue: JobQueue
  readonly clock: Clock
  readonly log: { readonly warn: (object: object, message: string) => void }
  /** Nobody else works on this database, so nobody else makes webhooks. */
  readonly alone: boolean
}

/** Milliseconds between two looks while much happens: what happens meanwhile is told together, for the same few writes. */
const PACE_MS = 400
/** Milliseconds until the database is asked again after it was away. */
const AGAIN_MS = 1000

/**
 * Finds the webhooks that are to be told of an event, and wakes whoever delivers. What it writes may be written again, by any
 * process, so it has no place of its own: it begins behind what every webhook is known to have been looked at for.
 */
export function createDispatcher({
  db,
  repository,
  events,
  settleGaps,
  queue,
  clock,
  log,
  alone,
}: DispatcherDependencies) {
  let known: readonly WebhookRow[] = []
  /** The last event that was looked at for all of them. */
  let looked: number | undefined
  let changed = Promise.withResolvers<void>()

  async function load(): Promise<void> {
    known = await repository.active()
  }

  async function dispatch(batch: readonly LoggedEvent[]): Promise<void> {
    // Who is new, or is to be told of something else, is so from this very event on.
    if (batch.some(({ event }) => event.type === 'webhooks.updated')) await load()
    const upTo = new Map<string, number>()
    for (const webhook of known) {
      const last = batch.findLast(told => told.sequence > webhook.position && isWanted(webhook, told))
      if (last) upTo.set(webhook.id, last.sequence)
    }
    if (upTo.size > 0) {
      const woken = await db.atomic(tx => repository.raise(tx, upTo))
      await Promise.all(woken.map(row => queue.announce(row.lane, row.id, clock.now())))
    }
    looked = batch.at(-1)?.sequence ?? looked
  }

  async function follow(signal: AbortSignal): Promise<void> {
    const newest = await events.lastSequence()
    await settleGaps()
    await load()
    // Nobody makes one but this process, which then says so.
    if (alone && known.length === 0) return
    const from = Math.min(newest, ...known.map(row => Math.max(row.position, row.pendingUpTo)))
    for await (const batch of events.batches(from, signal)) {
      await dispatch(batch)
      if (alone && known.length === 0) return
      await sleep(PACE_MS, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  return {
    /** A webhook was made or changed here. */
    wake: () => changed.resolve(),

    /** Until the signal aborts. */
    async run(signal: AbortSignal): Promise<void> {
      signal.addEventListener('abort', () => changed.resolve())
      while (!signal.aborted) {
        changed = Promise.withResolvers<void>()
        try {
          looked = undefined
          await follow(signal)
          if (!signal.aborted) await changed.promise
        } catch (err) {
          log.warn({ err }, 'events for webhooks cannot be followed at the moment')
          await sleep(AGAIN_MS, undefined, { signal, ref: false }).catch(() => {})
        }
      }
    },

    looked: () => looked,
  }
}
