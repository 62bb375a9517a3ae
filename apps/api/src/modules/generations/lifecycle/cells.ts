import type { Orm, Work } from '@atelier/db'
import pLimit from 'p-limit'
import type { Clock } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/events/event-log.ts'
import type { JobQueue } from '../../../platform/jobs/queue.ts'
import type { CellsRepository } from './cells.repository.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { NewGenerationRow } from '../generations.repository.ts'
import type { Recalls } from '../making/recalls.ts'
import type { Removal } from '../removal.ts'
import type { Lifecycle } from './lifecycle.ts'
import { happeningOf } from './steps.ts'
import { transitions, valuesAfter, type Transition } from './transitions.ts'

interface CellsDependencies {
  readonly repository: CellsRepository
  readonly lifecycle: Pick<Lifecycle, 'createAll' | 'requireRoom' | 'spend' | 'join'>
  readonly recalls: Pick<Recalls, 'recall'>
  readonly events: EventLog
  readonly queue: Pick<JobQueue, 'announce'>
  readonly clock: Clock
  readonly forget: Removal['forget']
}

/** A cell of a compare grid, before it is written. */
export type NewCell = Pick<
  NewGenerationRow,
  | 'id'
  | 'ownerId'
  | 'prompt'
  | 'negativePrompt'
  | 'typed'
  | 'model'
  | 'provider'
  | 'parameters'
  | 'task'
  | 'inputs'
  | 'parentId'
  | 'relation'
>

/** Words that a queue is told at a time: with PostgreSQL each is a statement of its own. */
const ANNOUNCED_AT_ONCE = 4

/**
 * The steps of {@link createLifecycle} for all cells of a compare grid together: one write of the rows and one of their
 * events, however many there are. A cell is one image, so one that has not succeeded has none.
 */
export function createCells({ repository, lifecycle, recalls, events, queue, clock, forget }: CellsDependencies) {
  /** Those that are in a state from which it is allowed; the others stay as they are. */
  function* takeStepAll<Args extends readonly unknown[]>(
    tx: Orm,
    gridId: string,
    transition: Transition<Args>,
    ...args: Args
  ): Work<GenerationRow[]> {
    const values = valuesAfter(transition, clock.now(), ...args)
    const rows = yield* repository.setAll(tx, { gridId, statuses: transition.from, values })
    yield* events.append(tx, ...rows.map(row => happeningOf(transition.event, row, [])))
    return rows
  }

  return {
    of: repository.of,
    tallies: repository.tallies,
    numbered: repository.numbered,
    succeeded: repository.succeeded,
    find: repository.find,
    readIds: repository.readIds,
    /** Those that have no image are deleted: nobody could see them any more. Their grid is gone. */
    forget,

    /** All of them, or a `queue.full`. They are no part of the list of what is done. */
    create(tx: Orm, gridId: string, cells: readonly NewCell[]): Work<GenerationRow[]> {
      const now = clock.now()
      return lifecycle.createAll(
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
    },

    /** Those that were not over; when it is written, `recall` tells their engines. */
    cancel: (tx: Orm, gridId: string) => takeStepAll(tx, gridId, transitions.cancelled),
    recall: recalls.recall,

    *retry(tx: Orm, gridId: string): Work<GenerationRow[]> {
      const wanted = yield* repository.countIn(tx, gridId, transitions.retried.from)
      if (wanted === 0) return []
      yield* lifecycle.requireRoom(tx, wanted)
      yield* lifecycle.spend(tx, yield* repository.readIn(tx, gridId, transitions.retried.from), { isAgain: true })
      const rows = yield* takeStepAll(tx, gridId, transitions.retried, { progress: 0, isCell: true })
      yield* lifecycle.join(tx, rows)
      return rows
    },

    async announce(rows: readonly GenerationRow[]): Promise<void> {
      const telling = pLimit(ANNOUNCED_AT_ONCE)
      await Promise.all(rows.map(row => telling(() => queue.announce(row.provider, row.id, row.availableAt))))
    },
  }
}
export type Cells = ReturnType<typeof createCells>
