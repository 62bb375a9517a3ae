import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, count, eq, inArray, isNull, lt, notExists, sum } from 'drizzle-orm'

export type InputRow = Tables['inputs']['$inferSelect']

/** What an input is kept for. */
export type User = { readonly generationId: string } | { readonly imagePosition: number }

/** A statement takes 32,766 values in SQLite. */
const ROWS_AT_ONCE = 500

/** The only queries over pictures that others begin with, but for what `keeping.ts` does where images go. */
export function createInputsRepository({
  orm,
  tables: { inputs, inputUses: uses, generatedImages: images },
}: Database) {
  const unused = (tx: Orm) => notExists(tx.select({ id: uses.inputId }).from(uses).where(eq(uses.inputId, inputs.id)))

  return {
    async find(id: string): Promise<InputRow | undefined> {
      const [row] = await orm.select().from(inputs).where(eq(inputs.id, id))
      return row
    },

    findMany: (ids: readonly string[]): Promise<InputRow[]> =>
      orm
        .select()
        .from(inputs)
        .where(inArray(inputs.id, [...ids])),

    /** Where its bytes are: its own object, or that of the image that it is. */
    async placeOf(id: string): Promise<string | undefined> {
      const [row] = await orm
        .select({ own: inputs.storageKey, ofImage: images.storageKey })
        .from(inputs)
        .leftJoin(images, eq(images.id, inputs.imageId))
        .where(eq(inputs.id, id))
      return row?.own ?? row?.ofImage ?? undefined
    },

    *read(tx: Orm, ids: readonly string[]): Work<InputRow[]> {
      return yield* run(
        tx
          .select()
          .from(inputs)
          .where(inArray(inputs.id, [...ids])),
      )
    },

    *add(tx: Orm, row: InputRow): Work<InputRow> {
      yield* run(tx.insert(inputs).values(row))
      return row
    },

    /** Those of these images that are there, as inputs: one row for each, made where there is none. */
    *readOfImages(
      tx: Orm,
      imageIds: readonly string[],
      { next, now }: { readonly next: () => string; readonly now: Date },
    ): Work<InputRow[]> {
      const there = yield* run(
        tx
          .select()
          .from(images)
          .where(inArray(images.id, [...imageIds])),
      )
      if (there.length > 0)
        yield* send(
          tx
            .insert(inputs)
            .values(
              there.map(({ id, ownerId, mimeType, width, height, sizeBytes, sha256 }) => ({
                id: next(),
                ownerId,
                imageId: id,
                storageKey: null,
                mimeType,
                width,
                height,
                sizeBytes,
                sha256,
                createdAt: now,
                expiresAt: now,
              })),
            )
            .onConflictDoNothing({ target: inputs.imageId }),
        )
      const ids = there.map(({ id }) => id)
      return ids.length === 0 ? [] : yield* run(tx.select().from(inputs).where(inArray(inputs.imageId, ids)))
    },

    *use(tx: Orm, inputIds: readonly string[], users: readonly User[]): Work<void> {
      const rows = users.flatMap(user => inputIds.map(inputId => ({ inputId, ...user })))
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
        yield* send(tx.insert(uses).values(rows.slice(at, at + ROWS_AT_ONCE)))
    },

    /** How much somebody has sent that nothing was begun with. */
    *readWaiting(tx: Orm, ownerId: string): Work<{ files: number; bytes: number }> {
      const [row] = yield* run(
        tx
          .select({ files: count(), bytes: sum(inputs.sizeBytes).mapWith(Number) })
          .from(inputs)
          .where(and(eq(inputs.ownerId, ownerId), isNull(inputs.imageId), unused(tx))),
      )
      return { files: row?.files ?? 0, bytes: row?.bytes ?? 0 }
    },

    /** From now on it goes with the last of what uses it. */
    *expire(tx: Orm, id: string, expiresAt: Date): Work<void> {
      yield* send(tx.update(inputs).set({ expiresAt }).where(eq(inputs.id, id)))
    },

    /** Removes some of what nothing uses any more; `where` narrows it. Gives what was removed. */
    *removeUnused(
      tx: Orm,
      { id, ownerId, before, limit }: { id?: string; ownerId?: string; before?: Date; limit: number },
    ): Work<readonly { id: string; storageKey: string | null }[]> {
      const some = tx
        .select({ id: inputs.id })
        .from(inputs)
        .where(
          and(
            id === undefined ? undefined : eq(inputs.id, id),
            ownerId === undefined ? undefined : eq(inputs.ownerId, ownerId),
            before && lt(inputs.expiresAt, before),
            unused(tx),
          ),
        )
        .orderBy(asc(inputs.expiresAt), asc(inputs.id))
        .limit(limit)
      return yield* run(
        tx.delete(inputs).where(inArray(inputs.id, some)).returning({ id: inputs.id, storageKey: inputs.storageKey }),
      )
    },

    *handOver(tx: Orm, from: string, to: string): Work<void> {
      yield* send(tx.update(inputs).set({ ownerId: to }).where(eq(inputs.ownerId, from)))
    },
  }
}
export type InputsRepository = ReturnType<typeof createInputsRepository>
