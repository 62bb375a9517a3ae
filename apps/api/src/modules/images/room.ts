import { run, type Database, type Orm, type Work } from '@atelier/db'
import { and, eq, isNull, sum } from 'drizzle-orm'
import { quotaExceeded } from '../../platform/common.errors.ts'

/** How much of somebody's share of the disk is left. All of it are parts of the write that fills it. */
export function createRoom({ tables: { imageCounts: counts, inputs } }: Pick<Database, 'tables'>) {
  function* readLeft(tx: Orm, ownerId: string, most: number): Work<number> {
    const [row] = yield* run(
      tx
        .select({ bytes: sum(counts.bytes).mapWith(Number) })
        .from(counts)
        .where(eq(counts.scope, ownerId)),
    )
    // What was sent to begin with takes up room, too. A start that was deleted for good is theirs no more.
    const [sent] = yield* run(
      tx
        .select({ bytes: sum(inputs.sizeBytes).mapWith(Number) })
        .from(inputs)
        .where(and(eq(inputs.ownerId, ownerId), isNull(inputs.imageId))),
    )
    return most - (row?.bytes ?? 0) - (sent?.bytes ?? 0)
  }

  return {
    /** For what is still to be made: nobody knows yet how large it will be. */
    *requireAny(tx: Orm, ownerId: string, most: number): Work<void> {
      if ((yield* readLeft(tx, ownerId, most)) <= 0) throw quotaExceeded({ what: 'bytes', most })
    },

    *requireFor(tx: Orm, ownerId: string, most: number, wanted: number): Work<void> {
      const left = yield* readLeft(tx, ownerId, most)
      if (wanted > left) throw quotaExceeded({ what: 'bytes', most, left, wanted })
    },
  }
}
export type Room = ReturnType<typeof createRoom>
