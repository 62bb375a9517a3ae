import type { Generation, GenerationError } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog, Happening } from '../../../platform/events/event-log.ts'
import type { ImageRow, ImagesService } from '../../images/module.ts'
import { generationFinished, generationNotFound, generationNotRetryable, queueFull } from '../generations.errors.ts'
import { presentGeneration, type GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository, NewGenerationRow } from '../generations.repository.ts'

export interface LifecycleDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly images: Pick<ImagesService, 'readOfGeneration'>
  readonly events: EventLog
  readonly clock: Clock
  /** How often a generation is taken up before it counts as one that kills its worker. */
  readonly maxAttempts: number
  readonly queueLimit: number
  /** Milliseconds. A worker that has not renewed for this long is taken for dead. */
  readonly leaseMs: number
}

/** So that a studio that was not cleared for years goes on answering. */
const CLEARED_AT_ONCE = 1000

/** As large as one statement is made. */
const EVENTS_AT_ONCE = 100

interface Advance {
  readonly generation: Pick<GenerationRow, 'id' | 'parameters'>
  readonly lease: string
  readonly images: readonly ImageRow[]
}

type GenerationEvent = Extract<Happening, { generation: Generation }>['type']

/** What a lost lease means for its holder: stop, and write nothing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** A generation that was taken up. */
export type ClaimedGeneration = GenerationRow & {
  /** Milliseconds that it has just waited for its provider; undefined where it did not. */
  readonly waitedMs: number | undefined
}

/** Milliseconds by which the clocks of two machines may differ before a generation that was just queued seems to lie in the future. */
const SKEW_MS = 1000

/**
 * The states of a generation and every step between them. Each step is one atomic write of the row and its event, and
 * is guarded by what the row says at that moment:
 *
 *   queued -> running -> succeeded | failed | cancelled
 *     ^         |  handed back, postponed, or abandoned by a worker that died
 *     +---------+---------- retry of a failed or cancelled one
 */
export function createLifecycle({
  db,
  repository,
  images,
  events,
  clock,
  maxAttempts,
  queueLimit,
  leaseMs,
}: LifecycleDependencies) {
  const free = { leaseOwner: null, leasedUntil: null }
  const later = (time: Date, ms: number) => new Date(time.getTime() + ms)

  function* move(tx: Orm, id: string, type: GenerationEvent, values: Partial<NewGenerationRow>): Work<GenerationRow> {
    const row = yield* repository.set(tx, id, values)
    if (!row) throw generationNotFound()
    // With its first image a generation has got somewhere, so one that has not has none.
    const made = row.progress === 0 ? [] : yield* images.readOfGeneration(tx, id)
    yield* events.append(tx, { type, generation: presentGeneration(row, made), audience: row.ownerId })
    return row
  }

  /** The row, if this lease still holds it. */
  function* held(tx: Orm, id: string, lease: string): Work<GenerationRow> {
    const row = yield* repository.read(tx, id)
    if (row?.status !== 'running' || row.leaseOwner !== lease) throw new LeaseLost()
    return row
  }

  function* requireRoom(tx: Orm, wanted = 1): Work<void> {
    if ((yield* repository.readQueuedCount(tx)) + wanted > queueLimit) throw queueFull(queueLimit, wanted)
  }

  /** All or none, in the order given, which is that of their ids. */
  function* createAll(tx: Orm, rows: readonly NewGenerationRow[]): Work<GenerationRow[]> {
    yield* requireRoom(tx, rows.length)
    const added = yield* repository.add(tx, rows)
    for (let at = 0; at < added.length; at += EVENTS_AT_ONCE) {
      yield* events.append(
        tx,
        ...added.slice(at, at + EVENTS_AT_ONCE).map(row => ({
          type: 'generation.queued' as const,
          generation: presentGeneration(row, []),
          audience: row.ownerId,
        })),
      )
    }
    return added
  }

  const succeeded = () => ({ ...free, status: 'succeeded', finishedAt: clock.now() }) as const
  const succeed = (tx: Orm, id: string) => move(tx, id, 'generation.succeeded', { ...succeeded(), progress: 1 })
  const failed = (error: GenerationError) => ({ ...free, status: 'failed', error, finishedAt: clock.now() }) as const

  return {
    createAll,

    *create(tx: Orm, row: NewGenerationRow): Work<GenerationRow> {
      const [added] = yield* createAll(tx, [row])
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    /** Takes the longest waiting one of a provider, or the one named. Undefined where none is to be had. */
    claim: (lease: string, wanted: { provider: string } | { id: string }) =>
      db.atomic(function* (tx): Work<ClaimedGeneration | undefined> {
        const now = clock.now()
        const row =
          'id' in wanted ? yield* repository.read(tx, wanted.id) : yield* repository.readNext(tx, wanted.provider, now)
        if (row?.status !== 'queued' || (row.error !== null && row.availableAt > later(now, SKEW_MS))) return undefined
        const started = yield* move(tx, row.id, 'generation.started', {
          status: 'running',
          leaseOwner: lease,
          leasedUntil: later(now, leaseMs),
          attempts: row.attempts + 1,
          startedAt: row.startedAt ?? now,
          error: null,
        })
        return { ...started, waitedMs: row.error?.retryAfterMs }
      }),

    /** False when the lease was lost: cancelled, or taken over. */
    renew: (id: string, lease: string) => repository.renew(id, lease, later(clock.now(), leaseMs)),

    progress: (id: string, lease: string, progress: number) =>
      db.atomic(function* (tx) {
        const row = yield* held(tx, id, lease)
        if (progress > row.progress) yield* move(tx, id, 'generation.progress', { progress })
      }),

    /**
     * To be yielded behind the insert of an image, with all that are there now: counts them, and finishes the generation
     * with the last one. Gives what is to be told of it.
     */
    *advance(tx: Orm, { generation, lease, images: made }: Advance): Work<Happening> {
      const { id, parameters } = generation
      const isLast = made.length >= parameters.count
      const progress = isLast ? 1 : made.length / parameters.count
      const row = yield* repository.setHeld(tx, { id, lease, progress }, isLast ? succeeded() : {})
      if (!row) throw new LeaseLost()
      return {
        type: isLast ? 'generation.succeeded' : 'generation.progress',
        generation: presentGeneration(row, made),
        audience: row.ownerId,
      }
    },

    requireRoom,

    /** All that were missing are made, though not as many are left: somebody deleted one in the meantime. */
    async finish(id: string, lease: string): Promise<void> {
      // Hardly ever so: a look costs less than a write that has nothing to do.
      if ((await repository.held([lease])).length === 0) return
      await db.atomic(function* (tx) {
        const row = yield* repository.read(tx, id)
        if (row?.status === 'running' && row.leaseOwner === lease) yield* succeed(tx, id)
      })
    },

    fail: (id: string, lease: string, error: GenerationError) =>
      db.atomic(function* (tx) {
        yield* held(tx, id, lease)
        yield* move(tx, id, 'generation.failed', failed(error))
      }),

    /** Back into the queue until a time, without spending the attempt; the error tells what it waits for. */
    putBack: (id: string, lease: string, availableAt: Date, error: GenerationError | null) =>
      db.atomic(function* (tx) {
        const row = yield* held(tx, id, lease)
        yield* move(tx, id, 'generation.queued', {
          ...free,
          status: 'queued',
          attempts: Math.max(0, row.attempts - 1),
          availableAt,
          error,
        })
      }),

    cancel: (id: string) =>
      db.atomic(function* (tx) {
        const row = yield* repository.read(tx, id)
        if (!row) throw generationNotFound()
        if (row.status !== 'queued' && row.status !== 'running') throw generationFinished(row.status)
        return yield* move(tx, id, 'generation.cancelled', {
          ...free,
          status: 'cancelled',
          error: null,
          finishedAt: clock.now(),
        })
      }),

    retry: (id: string) =>
      db.atomic(function* (tx) {
        const row = yield* repository.read(tx, id)
        if (!row) throw generationNotFound()
        if (row.status !== 'failed' && row.status !== 'cancelled') throw generationNotRetryable(row.status)
        yield* requireRoom(tx)
        const done = (yield* images.readOfGeneration(tx, id)).length
        return yield* move(tx, id, 'generation.queued', {
          status: 'queued',
          attempts: 0,
          progress: done / row.parameters.count,
          error: null,
          availableAt: clock.now(),
          startedAt: null,
          finishedAt: null,
          // A cell of a grid stays with its grid.
          ...(row.gridId === null && { cleared: false, clearedAt: null }),
        })
      }),

    /** Takes all of an owner's that is done out of the list. Returns how many that were. */
    async clear({ id: ownerId }: Actor): Promise<number> {
      let cleared = 0
      for (let more = true; more;) {
        const before = cleared
        more = await db.atomic(function* (tx) {
          const marked = yield* repository.clear(tx, { ownerId, clearedAt: clock.now(), limit: CLEARED_AT_ONCE })
          cleared = before + marked
          if (marked === CLEARED_AT_ONCE) return true
          if (cleared > 0) yield* events.append(tx, { type: 'generations.cleared', audience: ownerId })
          return false
        })
      }
      return cleared
    },

    /** Puts back what a dead worker left running; gives up on what was taken up too often. Returns those put back. */
    recover: (leasedBefore: Date) =>
      db.atomic(function* (tx) {
        const again: GenerationRow[] = []
        for (const row of yield* repository.readAbandoned(tx, leasedBefore)) {
          if (row.attempts >= maxAttempts) {
            yield* move(
              tx,
              row.id,
              'generation.failed',
              failed({
                code: 'generation.interrupted',
                message: `The studio stopped ${row.attempts} times while this was being made.`,
                suggestion: 'Try it again, or with a smaller size.',
              }),
            )
          } else {
            again.push(
              yield* move(tx, row.id, 'generation.queued', { ...free, status: 'queued', availableAt: clock.now() }),
            )
          }
        }
        return again
      }),
  }
}
export type Lifecycle = ReturnType<typeof createLifecycle>
