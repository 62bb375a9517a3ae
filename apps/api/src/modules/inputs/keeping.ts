import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { eq, inArray, isNull, and } from 'drizzle-orm'

interface Removed {
  readonly id: string
  readonly storageKey: string
}

/**
 * What becomes of a start that is deleted for good: where something came of it or still waits, its file stays, as that of the
 * input. Nothing is copied.
 */
export const createInputKeeping = ({ tables: { inputs, inputUses: uses } }: Pick<Database, 'tables'>) => ({
  /** A part of the write that removes images, behind that. Gives the keys of the files that stay. */
  *adopt(tx: Orm, images: readonly Removed[]): Work<ReadonlySet<string>> {
    const keys = new Map(images.map(({ id, storageKey }) => [id, storageKey]))
    const found = yield* run(
      tx
        .select({ id: inputs.id, imageId: inputs.imageId })
        .from(inputs)
        .where(and(inArray(inputs.imageId, [...keys.keys()]), isNull(inputs.storageKey))),
    )
    if (found.length === 0) return new Set()
    const used = yield* run(
      tx
        .selectDistinct({ id: uses.inputId })
        .from(uses)
        .where(
          inArray(
            uses.inputId,
            found.map(({ id }) => id),
          ),
        ),
    )
    const kept = new Set(used.map(({ id }) => id))
    const adopted = new Set<string>()
    for (const { id, imageId } of found) {
      const storageKey = keys.get(imageId ?? '')
      if (!kept.has(id) || storageKey === undefined) yield* send(tx.delete(inputs).where(eq(inputs.id, id)))
      else {
        adopted.add(storageKey)
        yield* send(tx.update(inputs).set({ storageKey }).where(eq(inputs.id, id)))
      }
    }
    return adopted
  },
})
