import type { Database } from '@atelier/db'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock.ts'
import type { JobQueue } from '../../../platform/jobs/queue.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import type { Lifecycle } from './lifecycle.ts'
import { LeaseLost } from './transitions.ts'

interface LeasesDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly lifecycle: Lifecycle
  readonly queue: JobQueue
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly leaseMs: number
  /** What this process holds, by lease. */
  readonly running: ReadonlyMap<string, { readonly row: GenerationRow; readonly stop: AbortController }>
}

/** Milliseconds that the database has to answer before it counts as away. */
const ANSWER_MS = 2000
/** Milliseconds that a cancelled generation may go on. */
const LOOK_AFTER_MS = 50
const END_OF_TIME = new Date('9999-01-01T00:00:00Z')

/** Keeps this process's leases, notices those it lost, and takes up what others left when they died. */
export function createLeases({ db, repository, lifecycle, queue, clock, log, leaseMs, running }: LeasesDependencies) {
  let timer: NodeJS.Timeout | undefined
  let stopWatching: (() => void) | undefined
  /** Until then nobody is taken for dead: while the database was away no one could renew. */
  let recoverAfter = new Date(0)

  async function renewAll(): Promise<void> {
    await Promise.all(
      Array.from(running, async ([lease, { row, stop }]) => {
        if (!(await lifecycle.renew(row.id, lease))) stop.abort(new LeaseLost())
      }),
    )
  }

  async function recover(leasedBefore: Date): Promise<void> {
    for (const row of await lifecycle.recover(leasedBefore)) {
      log.warn(
        { generationId: row.id, attempts: row.attempts },
        'a worker left this generation behind; it is queued again',
      )
      await queue.announce(row.provider, row.id, row.availableAt)
    }
  }

  async function beat(): Promise<void> {
    try {
      await db.check(ANSWER_MS)
      // First: after this machine slept, its own leases have run out too.
      await renewAll()
      if (clock.now() >= recoverAfter) await recover(clock.now())
      // What was never announced, because the process that should have done it died.
      await queue.refresh()
    } catch (error) {
      recoverAfter = new Date(clock.now().getTime() + leaseMs)
      log.warn({ err: error }, 'the leases could not be renewed')
    }
  }

  async function look(): Promise<void> {
    if (running.size === 0) return
    try {
      const entries = [...running]
      const held = new Set((await repository.held(entries.map(([lease]) => lease))).map(row => row.lease))
      for (const [lease, { stop }] of entries) if (!held.has(lease)) stop.abort(new LeaseLost())
    } catch (error) {
      // The next beat looks again.
      log.warn({ err: error }, 'the leases could not be read')
    }
  }

  /** Cancelling takes the lease away; whoever did it, in whichever process, the event wakes this. */
  function watch(): () => void {
    let waiting: NodeJS.Timeout | undefined
    const stop = db.onEvents(() => {
      // One look for all that happens in a moment: it reads every lease.
      waiting ??= setTimeout(() => {
        waiting = undefined
        void look()
      }, LOOK_AFTER_MS)
    })
    return () => {
      stop()
      clearTimeout(waiting)
    }
  }

  return {
    /** `alone`: no other process works on this database, so whatever runs was left by one that died. */
    async start({ alone }: { alone: boolean }): Promise<void> {
      await recover(alone ? END_OF_TIME : clock.now())
      stopWatching = watch()
      timer = setInterval(() => void beat(), leaseMs / 3).unref()
    },
    stop(): void {
      clearInterval(timer)
      stopWatching?.()
    },
  }
}
