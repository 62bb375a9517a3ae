import type { Database, Orm, Work } from '@atelier/db'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { PromptHistory } from '../prompts/module.ts'
import { generationInGrid, generationNotFound, generationUnfinished } from './generations.errors.ts'
import { createGenerationsRepository, FINISHED } from './generations.repository.ts'

interface RemovalDependencies {
  readonly db: Database
  readonly events: Pick<EventLog, 'append'>
  readonly idempotency: Pick<Idempotency, 'forget'>
  readonly history: Pick<PromptHistory, 'release'>
}

/** How what was asked is deleted: by itself, or with the last of its images. */
export function createRemoval({ db, events, idempotency, history }: RemovalDependencies) {
  const repository = createGenerationsRepository(db)

  function* tell(tx: Orm, rows: readonly { id: string; ownerId: string; promptId: string | null }[]): Work<void> {
    if (rows.length === 0) return
    yield* idempotency.forget(tx, ...rows.map(row => row.id))
    yield* history.release(tx, rows)
    yield* events.append(
      tx,
      ...rows.map(({ id, ownerId }) => ({ type: 'generation.removed', id, audience: ownerId }) as const),
    )
  }

  return {
    /** Its images stay, each with its own prompt. */
    remove: (id: string): Promise<void> =>
      db.atomic(function* (tx) {
        const row = yield* repository.read(tx, id)
        if (!row) throw generationNotFound()
        if (!FINISHED.some(status => status === row.status)) throw generationUnfinished(row.status)
        if (row.gridId !== null) throw generationInGrid()
        yield* tell(tx, yield* repository.remove(tx, [id]))
      }),

    /** A part of the write that deletes images for good, or a grid: those of these that are finished and have no image left. */
    *forget(tx: Orm, ids: readonly string[]): Work<void> {
      if (ids.length > 0) yield* tell(tx, yield* repository.removeImageless(tx, ids))
    },
  }
}
export type Removal = ReturnType<typeof createRemoval>
