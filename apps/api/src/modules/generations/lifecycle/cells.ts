import type { Orm, Work } from '@atelier/db'
import pLimit from 'p-limit'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { Queue } from '../../../platform/jobs/queue.ts'
import type { CellsRepository } from './cells.repository.ts'
import { presentGeneration, type GenerationRow } from '../generations.presenter.ts'
import type { NewGenerationRow } from '../generations.repository.ts'
import type { Lifecycle } from './lifecycle.ts'

interface CellsDependencies {
  readonly repository: CellsRepository
  readonly lifecycle: Pick<Lifecycle, 'requireRoom'>
  readonly events: EventLog
  readonly queue: Queue
  readonly clock: Clock
}

/** A cell of a compare grid, before it is written. */
export type NewCell = Pick<
  NewGenerationRow,
  'id' | 'ownerId' | 'prompt' | 'negativePrompt' | 'typed' | 'model' | 'provider' | 'parameters'
>

const UNFINISHED = ['queued', 'running'] as const
const UNMADE = ['failed', 'cancelled'] as const

/** Words that a queue is told at a time: with PostgreSQL each is a statement of its own. */
const ANNOUNCED_AT_ONCE = 4

/**
 * The steps of {@link createLifecycle} for all cells of a compare grid together: one write of the rows and one of their
 * events, however many there are. A cell is one image, so one that has not succeeded has none.
 */
export function createCells({ repository, lifecycle, events, queue, clock }: CellsDependencies) {
  function* tell(
    tx: Orm,
    type: 'generation.queued' | 'generation.cancelled',
    rows: readonly GenerationRow[],
  ): Work<void> {
    yield* events.append(
      tx,
      ...rows.map(row => ({ type, generation: presentGeneration(row, []), audience: row.ownerId })),
    )
  }

  return {
    of: repository.of,
    tallies: repository.tallies,
    numbered: repository.numbered,
    succeeded: repository.succeeded,
    find: repository.find,

    /** All of them, or a `queue.full`. They are no part of the list of what is done. */
    *create(tx: Orm, gridId: string, cells: readonly NewCell[]): Work<GenerationRow[]> {
      yield* lifecycle.requireRoom(tx, cells.length)
      const now = clock.now()
      const rows = yield* repository.addMany(
        tx,
        cells.map((cell, at) => ({
          ...cell,
          gridId,
          cell: at,
          availableAt: now,
          createdAt: now,
          cleared: true,
          clearedAt: now,
        })),
      )
      yield* tell(tx, 'generation.queued', rows)
      return rows
    },

    /** Whoever works on one of them notices by its lease. */
    *cancel(tx: Orm, gridId: string): Work<GenerationRow[]> {
      const values = {
        status: 'cancelled',
        leaseOwner: null,
        leasedUntil: null,
        error: null,
        finishedAt: clock.now(),
      } as const
      const rows = yield* repository.setAll(tx, { gridId, statuses: UNFINISHED, values })
      yield* tell(tx, 'generation.cancelled', rows)
      return rows
    },

    *retry(tx: Orm, gridId: string): Work<GenerationRow[]> {
      const wanted = yield* repository.countIn(tx, gridId, UNMADE)
      if (wanted === 0) return []
      yield* lifecycle.requireRoom(tx, wanted)
      const values = {
        status: 'queued',
        attempts: 0,
        progress: 0,
        error: null,
        availableAt: clock.now(),
        startedAt: null,
        finishedAt: null,
      } as const
      const rows = yield* repository.setAll(tx, { gridId, statuses: UNMADE, values })
      yield* tell(tx, 'generation.queued', rows)
      return rows
    },

    async announce(rows: readonly GenerationRow[]): Promise<void> {
      const telling = pLimit(ANNOUNCED_AT_ONCE)
      await Promise.all(rows.map(row => telling(() => queue.announce(row.provider, row.id, row.availableAt))))
    },
  }
}
export type Cells = ReturnType<typeof createCells>
