import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../../platform/clock.ts'
import type { ImagesRepository } from '../images.repository.ts'

/** Entries looked at in one round of the sweep. */
const SWEEP_BATCH = 500

interface Keeping<P, T> {
  readonly prove: () => Promise<P>
  readonly write: (tx: Orm, proof: P) => Work<T>
  /** Whether what was written owns the object, and not another row that was there first; always where it is left out. */
  readonly owns?: ((result: T) => boolean) | undefined
  readonly persist: <R>(write: () => Promise<R>) => Promise<R>
}

/** Keeps objects and rows in step: no object without a row for longer than a crash takes to be noticed, no row without its object. */
export function createImagesKeeper({
  db,
  storage,
  repository,
  clock,
}: {
  db: Database
  storage: Storage
  repository: ImagesRepository
  clock: Clock
}) {
  const forget = (keys: readonly string[]) => db.atomic(tx => repository.removeLoose(tx, keys))

  async function discard(keys: readonly string[]): Promise<void> {
    for (const key of keys) await storage.remove(key)
    await forget(keys)
  }

  /** After a failed write: the object goes, unless a commit whose answer was lost gave it an owner after all. */
  async function undo(key: string): Promise<void> {
    // As a write, so that it waits for the one that may still be under way.
    const ownerless = await db.atomic(tx => repository.readLoose(tx, key))
    if (ownerless) await discard([key])
  }

  return {
    /**
     * Puts an object and writes the rows that own it. The key is written down first, so that whatever stops in
     * between leaves a trace by which {@link sweep} finds the object. `prove` throws when the object must not stay, and
     * `write` may be tried again by the caller's `persist`.
     */
    async keep<P, T>(
      key: string,
      bytes: Uint8Array,
      { prove, write, owns = () => true, persist }: Keeping<P, T>,
    ): Promise<T> {
      await persist(() => db.atomic(tx => repository.addLoose(tx, [key], clock.now())))
      try {
        await storage.put(key, bytes)
        const proof = await prove()
        const kept = await persist(() =>
          db.atomic(function* (tx) {
            const result = yield* write(tx, proof)
            if (owns(result)) yield* repository.removeLoose(tx, [key])
            return result
          }),
        )
        if (!owns(kept)) await undo(key)
        return kept
      } catch (error) {
        // What cannot be removed now is still written down, and the sweep removes it.
        await undo(key).catch(() => {})
        throw error
      }
    },

    /** Removes rows and then their objects; `write` says which keys become loose. */
    async release(write: (tx: Orm) => Work<readonly string[]>): Promise<void> {
      const keys = await db.atomic(function* (tx) {
        const loose = yield* write(tx)
        if (loose.length > 0) yield* repository.addLoose(tx, loose, clock.now())
        return loose
      })
      if (keys.length > 0) await discard(keys)
    },

    /** Removes what crashes left behind, as far as it is older than the time given. Returns how many objects. */
    async sweep(before: Date): Promise<number> {
      let removed = 0
      for (;;) {
        const loose = await repository.looseBefore(before, SWEEP_BATCH)
        if (loose.length > 0) await discard(loose.map(entry => entry.key))
        removed += loose.length
        if (loose.length < SWEEP_BATCH) return removed
      }
    },
  }
}
export type ImagesKeeper = ReturnType<typeof createImagesKeeper>
