import type { GenerationError } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, Happening } from '../../../platform/events/event-log.ts'
import type { LimitsOf } from '../../../platform/limits.ts'
import type { Budgets } from '../../costs/module.ts'
import type { ImageRow, ImagesService } from '../../images/module.ts'
import { generationNotFound } from '../generations.errors.ts'
import { isWaiting, type GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import { createAdmission } from './admission.ts'
import { createClear } from './clearing.ts'
import { createMoves } from './moves.ts'
import { createRecover } from './recovery.ts'
import { createQuotas } from './quotas.ts'
import { createTakeStep, happeningOf } from './steps.ts'
import { createTurnsRepository } from './turns.repository.ts'
import { allows, LeaseLost, requireAllowed, transitions, valuesAfter } from './transitions.ts'

export interface LifecycleDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly images: Pick<ImagesService, 'readOfGeneration'>
  readonly events: EventLog
  readonly clock: Clock
  /** How often a generation is taken up before it counts as one that kills its worker. */
  readonly maxAttempts: number
  readonly queueLimit: number
  readonly limitsOf?: LimitsOf | undefined
  readonly limitsOfKey?: LimitsOf | undefined
  readonly budgets?: Pick<Budgets, 'require'> | undefined
  /** Milliseconds. A worker that has not renewed for this long is taken for dead. */
  readonly leaseMs: number
}

interface Advance {
  readonly generation: Pick<GenerationRow, 'id' | 'parameters'>
  readonly lease: string
  readonly images: readonly ImageRow[]
}

/** A generation that was taken up. */
export type ClaimedGeneration = GenerationRow & {
  /** Milliseconds that it has just waited for its provider; undefined where it did not. */
  readonly waitedMs: number | undefined
}

/** Milliseconds by which the clocks of two machines may differ before a generation that was just queued seems to lie in the future. */
const SKEW_MS = 1000

/**
 * What becomes of one generation. Each step is one of `transitions`: one atomic write of the row and its event, guarded by
 * what the row says at that moment.
 */
export function createLifecycle(dependencies: LifecycleDependencies) {
  const { db, repository, images, events, clock, maxAttempts, queueLimit, limitsOf, limitsOfKey, budgets, leaseMs } =
    dependencies
  const takeStep = createTakeStep({ repository, images, events, clock })
  const turns = createTurnsRepository(db)
  const quotas = createQuotas({ db, clock, limitsOf, limitsOfKey, budgets })
  const admission = createAdmission({ repository, turns, quotas, events, queueLimit })
  const later = (time: Date, ms: number) => new Date(time.getTime() + ms)

  function* get(tx: Orm, id: string): Work<GenerationRow> {
    const row = yield* repository.read(tx, id)
    if (!row) throw generationNotFound()
    return row
  }

  /** The row, if this lease still holds it. */
  function* getHeld(tx: Orm, id: string, lease: string): Work<GenerationRow> {
    const row = yield* repository.read(tx, id)
    if (row?.status !== 'running' || row.leaseOwner !== lease) throw new LeaseLost()
    return row
  }

  function advancing({ id, parameters: { count } }: Advance['generation'], lease: string, made: number) {
    const isLast = made >= count
    const progress = isLast ? 1 : made / count
    const transition = isLast ? transitions.succeeded : transitions.progressed
    const values = valuesAfter(transition, clock.now(), progress)
    return { held: { id, lease, progress }, values, event: transition.event }
  }

  function toldOf(
    { event }: Pick<ReturnType<typeof advancing>, 'event'>,
    row: GenerationRow | undefined,
    made: readonly ImageRow[],
  ) {
    if (!row) throw new LeaseLost()
    return happeningOf(event, row, made)
  }

  return {
    ...admission,
    join: turns.join,
    spend: quotas.spend,
    removeOldUsage: quotas.removeOld,
    clear: createClear({ db, repository, events, clock }),
    recover: createRecover({ db, repository, takeStep, maxAttempts }),

    /**
     * Takes the next of a provider, or the one named. Undefined where none is to be had. What was announced may be taken
     * although another machine's clock is ahead of this one's.
     */
    claim: (lease: string, wanted: { provider: string; isAnnounced?: boolean } | { id: string }) =>
      db.atomic(function* (tx): Work<ClaimedGeneration | undefined> {
        const now = clock.now()
        const row =
          'id' in wanted
            ? yield* repository.read(tx, wanted.id)
            : yield* turns.readNext(tx, wanted.provider, wanted.isAnnounced ? later(now, SKEW_MS) : now)
        if (!row || !allows(transitions.started, row.status)) return undefined
        if (isWaiting(row) && row.availableAt > later(now, SKEW_MS)) return undefined
        const started = yield* takeStep(tx, row, transitions.started, { row, lease, leasedUntil: later(now, leaseMs) })
        yield* turns.served(tx, row)
        return { ...started, waitedMs: row.error?.retryAfterMs }
      }),

    /** False when the lease was lost: cancelled, or taken over. */
    renew: (id: string, lease: string) => repository.renew(id, lease, later(clock.now(), leaseMs)),

    progress: (id: string, lease: string, progress: number) =>
      db.atomic(function* (tx) {
        const row = yield* getHeld(tx, id, lease)
        if (progress > row.progress) yield* takeStep(tx, row, transitions.progressed, progress)
      }),

    /**
     * To be yielded behind the insert of an image, with all that are there now: counts them, and finishes the generation
     * with the last one. Gives what is to be told of it.
     */
    *advance(tx: Orm, { generation, lease, images: made }: Advance): Work<Happening> {
      const step = advancing(generation, lease, made.length)
      return toldOf(step, yield* repository.setHeld(tx, step.held, step.values), made)
    },

    /**
     * To be yielded in front of the insert of the only image of a generation, which it finishes. Gives what is to be told of
     * it, once that has been answered.
     */
    *advanceWithOnly(tx: Orm, { generation, lease }: Omit<Advance, 'images'>): Work<(image: ImageRow) => Happening> {
      const step = advancing(generation, lease, 1)
      const row = yield* repository.askHeld(tx, step.held, step.values)
      return image => toldOf(step, row(), [image])
    },

    /**
     * All images that were missing are made. The last of them has finished the generation, unless somebody deleted another
     * one in the meantime: then this does. Throws when the lease was lost.
     */
    async finish(id: string, lease: string): Promise<void> {
      // A look costs less than a write that has nothing to do.
      if ((await repository.find(id))?.status === 'succeeded') return
      await db.atomic(function* (tx) {
        yield* takeStep(tx, yield* getHeld(tx, id, lease), transitions.succeeded)
      })
    },

    fail: (id: string, lease: string, error: GenerationError) =>
      db.atomic(function* (tx) {
        yield* takeStep(tx, yield* getHeld(tx, id, lease), transitions.failed, error)
      }),

    /** Back into the queue until a time. */
    putBack: (id: string, lease: string, availableAt: Date, error: GenerationError | null) =>
      db.atomic(function* (tx) {
        const row = yield* getHeld(tx, id, lease)
        yield* takeStep(tx, row, transitions.postponed, { row, availableAt, error })
      }),

    ...createMoves({ db, repository, takeStep, turns }),

    cancel: (id: string) =>
      db.atomic(function* (tx) {
        return yield* takeStep(tx, yield* get(tx, id), transitions.cancelled)
      }),

    /** Only while nobody works on it; undefined where somebody does, or where it is over. */
    cancelQueued: (id: string): Promise<GenerationRow | undefined> =>
      db.atomic(function* (tx): Work<GenerationRow | undefined> {
        const row = yield* get(tx, id)
        return row.status === 'queued' ? yield* takeStep(tx, row, transitions.cancelled) : undefined
      }),

    retry: (id: string) =>
      db.atomic(function* (tx) {
        const row = yield* get(tx, id)
        requireAllowed(transitions.retried, row.status)
        yield* admission.requireRoom(tx)
        yield* quotas.spend(tx, [row], { isAgain: true })
        yield* turns.join(tx, [row])
        const progress = (yield* images.readOfGeneration(tx, id)).length / row.parameters.count
        return yield* takeStep(tx, row, transitions.retried, { progress, isCell: row.gridId !== null })
      }),
  }
}
export type Lifecycle = ReturnType<typeof createLifecycle>
