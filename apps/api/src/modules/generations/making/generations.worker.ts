import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GenerationError } from '@atelier/contracts'
import { translateDatabaseError, type Database } from '@atelier/db'
import { ProviderError, type Preview } from '@atelier/providers'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Previews } from '../../../platform/previews/previews.ts'
import { persist } from '../../../platform/persist.ts'
import type { Claim, JobQueue, Lane } from '../../../platform/jobs/queue.ts'
import type { Budgets } from '../../costs/module.ts'
import type { ModelsService } from '../../models/module.ts'
import { createAcceptedJobs, type AcceptedJobs } from './accepted-jobs.ts'
import { makeEach } from './each-image.ts'
import { describeFailure } from './failure.ts'
import type { TakesOver } from './failover.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import type { MakeImage } from './image-maker.ts'
import { createLeases } from '../lifecycle/leases.ts'
import type { ClaimedGeneration, Lifecycle } from '../lifecycle/lifecycle.ts'
import type { Move } from '../lifecycle/moves.ts'
import { LeaseLost } from '../lifecycle/transitions.ts'
import { createLimits } from './lane-limits.ts'
import { createProgress } from './progress.ts'
import type { Recalls } from './recalls.ts'
import { nextWaitMs } from './waits.ts'

interface WorkerDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly lifecycle: Lifecycle
  readonly models: ModelsService
  readonly madeIn: (generationId: string) => Promise<readonly { ordinal: number }[]>
  readonly makeImage: MakeImage
  readonly takesOver: TakesOver
  readonly recalls: Pick<Recalls, 'recall'>
  readonly budgets: Pick<Budgets, 'requireFor'>
  readonly previews: Pick<Previews, 'offer' | 'forget' | 'end'>
  readonly queue: JobQueue
  /** Those that there are now. */
  readonly lanes: () => readonly Lane[]
  readonly clock: Clock
  readonly ids: Ids
  readonly log: FastifyBaseLogger
  /** Milliseconds that one image may take. */
  readonly timeoutMs: number
  /** Milliseconds that a lease holds when it is not renewed. */
  readonly leaseMs: number
  /** 0 to 1, for waits that are not all the same. */
  readonly random?: () => number
}

interface Making {
  readonly lease: string
  readonly stopped: AbortSignal
  readonly jobs: AcceptedJobs
  readonly onMade: () => void
  /** The engine has taken an image that was not made. */
  readonly onTaken: () => void
}

/** How it came to an end. */
interface End {
  readonly lease: string
  readonly stopped: AbortSignal
  readonly error: unknown
  readonly jobs: AcceptedJobs
  readonly isTaken: boolean
}

/** Milliseconds that a generation waits for rate limits in all, from when it was first taken up. */
const PATIENCE_MS = 60 * 60 * 1000

class Stopping extends Error {
  override readonly name = 'Stopping'
}

/** Takes generations up and sees them through: leases, deadlines, cancelling, putting back. */
export function createGenerationsWorker(deps: WorkerDependencies) {
  const { db, repository, lifecycle, models, madeIn, makeImage, queue, lanes, clock, ids, log, timeoutMs, leaseMs } =
    deps
  const { takesOver, recalls, budgets, previews, random = Math.random } = deps
  const running = new Map<string, { row: GenerationRow; stop: AbortController; done: Promise<void> }>()
  const limitOf = createLimits(lanes)
  const name = `${hostname()}:${process.pid}`
  const openJobs = createAcceptedJobs(lifecycle)
  const leases = createLeases({ db, repository, lifecycle, queue, clock, log, leaseMs, running })

  const claim: Claim = async wanted => {
    const lease = `${name}:${ids.next()}`
    // Whichever was announced: people take turns.
    const row = await lifecycle.claim(lease, { provider: wanted.lane, isAnnounced: wanted.id !== undefined })
    if (!row) return undefined
    const stop = new AbortController()
    const done = perform(row, lease, stop).finally(() => {
      running.delete(lease)
      previews.end(row.id)
    })
    running.set(lease, { row, stop, done })
    return { id: row.id, done }
  }

  async function perform(row: ClaimedGeneration, lease: string, stop: AbortController): Promise<void> {
    // An image that was made shows that the last wait was not in vain.
    let { waitedMs } = row
    const onMade = () => {
      waitedMs = undefined
    }
    let isTaken = false
    const onTaken = () => {
      isTaken = true
    }
    const jobs = openJobs(row, lease)
    try {
      await budgets.requireFor(row)
      await makeImages(row, { lease, stopped: stop.signal, jobs, onMade, onTaken })
      log.info({ generationId: row.id, model: row.model }, 'generation succeeded')
    } catch (error) {
      const end = { lease, stopped: stop.signal, error, jobs, isTaken }
      await conclude({ ...row, waitedMs }, end).catch(failure => logUnwritten(row, failure))
    }
  }

  async function makeImages(generation: ClaimedGeneration, making: Making): Promise<void> {
    const { lease, stopped, jobs, onMade, onTaken } = making
    const limit = limitOf(generation.provider)
    const { count } = generation.parameters
    const before = generation.progress === 0 ? [] : await persist(() => madeIn(generation.id))
    const made = new Set(before.map(image => image.ordinal))
    const missing = Array.from({ length: count }, (_, ordinal) => ordinal).filter(ordinal => !made.has(ordinal))
    const progress = createProgress(count, made.size, value => lifecycle.progress(generation.id, lease, value))
    const make = async (ordinal: number) => {
      stopped.throwIfAborted()
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
      const onProgress = (value: number) => progress.report(ordinal, value)
      // As it is now: its settings may have changed since the image before.
      const provider = models.provider(generation.provider)
      const shown = { generationId: generation.id, ownerId: generation.ownerId, ordinal }
      const onPreview = ({ bytes }: Preview) => previews.offer(shown, bytes)
      const told = { ...jobs.optionsFor(ordinal), onProgress, onPreview }
      await makeImage({ generation, lease, ordinal, provider, signal, ...told })
      previews.forget(shown)
      made.add(ordinal)
      onMade()
      progress.report(ordinal, 1)
    }
    const outcomes = await makeEach(missing, make, {
      limit,
      oneFirst: generation.waitedMs !== undefined,
      tellsToWait: error => describeFailure(error, timeoutMs).kind === 'wait',
    })
    await Promise.all([progress.settle(), jobs.settle()])
    // Images that were made stay, whatever becomes of the others; the first failure speaks for all.
    const failed = outcomes.find(outcome => outcome.status === 'rejected')
    if (failed && jobs.isPending(made)) onTaken()
    if (failed) throw failed.reason
    await persist(() => lifecycle.finish(generation.id, lease))
  }

  /** What becomes of a generation whose images were not all made. */
  async function conclude(row: ClaimedGeneration, { lease, stopped, error, jobs, isTaken }: End): Promise<void> {
    if (error instanceof LeaseLost || stopped.reason instanceof LeaseLost) return letGo(row, jobs.unwritten())
    if (stopped.aborted) return putBack(row, lease, clock.now(), null)
    const failure = describeFailure(error, timeoutMs)
    const detail =
      error instanceof ProviderError
        ? { upstreamRequestId: error.upstreamRequestId, upstreamMessage: error.upstreamMessage }
        : {}
    log.warn({ err: error, generationId: row.id, code: failure.error.code, ...detail }, 'generation not finished')
    // What an engine has taken may be charged there, whatever it says now.
    const move = isTaken ? undefined : await takesOver(row, error)
    if (move) return moveOn(row, lease, move)
    const patient = clock.now().getTime() - (row.startedAt ?? row.createdAt).getTime() < PATIENCE_MS
    if (failure.kind === 'fail' || !patient) return persist(() => lifecycle.fail(row.id, lease, failure.error))
    const waitMs = nextWaitMs(failure.retryAfterMs, row.waitedMs, random)
    // Only of a wait that a provider asked for is it said how long, and only such a one makes the next one longer.
    const told = failure.error.retryAfterMs === undefined ? {} : { retryAfterMs: waitMs }
    await putBack(row, lease, new Date(clock.now().getTime() + waitMs), { ...failure.error, ...told })
  }

  /**
   * The lease was lost. Whoever cancelled has the jobs stopped that are written in the row; what an engine took in the same
   * moment is known here alone. After a take-over nothing is stopped: that is for whoever has it now.
   */
  async function letGo(
    { id, provider, progress }: GenerationRow,
    jobs: Readonly<Record<string, string>>,
  ): Promise<void> {
    log.debug({ generationId: id }, 'generation let go')
    if (Object.keys(jobs).length === 0) return
    const row = await persist(() => repository.find(id))
    if (!row || row.status === 'cancelled') recalls.recall([{ id, provider, progress, jobs }])
  }

  async function moveOn({ id }: GenerationRow, lease: string, move: Move): Promise<void> {
    log.info({ generationId: id, from: move.from, to: move.provider }, 'another engine takes over')
    const { provider, availableAt } = await persist(() => lifecycle.move(id, lease, move))
    await queue.announce(provider, id, availableAt)
  }

  async function putBack(
    row: GenerationRow,
    lease: string,
    availableAt: Date,
    error: GenerationError | null,
  ): Promise<void> {
    await persist(() => lifecycle.putBack(row.id, lease, availableAt, error))
    await queue.announce(row.provider, row.id, availableAt)
  }

  function logUnwritten(row: GenerationRow, failure: unknown): void {
    if (failure instanceof LeaseLost) return
    // The lease runs out, and somebody takes it up again.
    log.error(
      { err: failure, generationId: row.id, database: translateDatabaseError(failure) },
      'the end of a generation could not be written',
    )
  }

  return {
    /** `alone`: no other process works on this database, so whatever runs was left by one that died. */
    async start(options: { alone: boolean }): Promise<void> {
      await leases.start(options)
      await queue.start(claim)
    },

    /** Lanes may have come, gone or changed their width. */
    async refresh(): Promise<void> {
      limitOf.refresh()
      await queue.refresh()
    },

    /** Takes no more, lets running work finish for a while, then hands it back. */
    async stop(graceMs: number): Promise<void> {
      await queue.stop()
      const all = () => Promise.all([...running.values()].map(({ done }) => done))
      await Promise.race([all(), sleep(graceMs, undefined, { ref: false })])
      for (const { stop } of running.values()) stop.abort(new Stopping('the studio is being stopped'))
      await all()
      leases.stop()
    },
  }
}
