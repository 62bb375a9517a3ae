import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../../platform/clock.ts'
import { persist } from '../../../platform/persist.ts'
import type { ImagesRepository } from '../images.repository.ts'

/** Entries looked at in one round of the sweep. */
const SWEEP_BATCH = 500

/** Somebody took the object for left behind, and removes it, or has done so: it must be put again. */
export class ObjectSwept extends Error {
  override readonly name = 'ObjectSwept'
}

interface LooseObjectsDependencies {
  readonly db: Database
  readonly storage: Storage
  readonly repository: ImagesRepository
  readonly clock: Clock
  /** Told why files of what was deleted are still there. */
  readonly onLeft: (error: unknown) => void
}

/**
 * Objects that no row owns, or not yet: each is noted in the database before it is put into the storage, so that whatever
 * stops in between leaves a trace by which {@link sweep} finds it.
 */
export function createLooseObjects({ db, storage, repository, clock, onLeft }: LooseObjectsDependencies) {
  let notes: { readonly keys: string[]; readonly written: Promise<void> } | undefined
  let lastWrite: Promise<void> = Promise.resolve()

  async function discard(keys: readonly string[]): Promise<void> {
    for (const key of keys) await storage.remove(key)
    await db.atomic(tx => repository.removeLoose(tx, keys))
  }

  /** Starts one write for all keys that come until the write before it is done. */
  function beginNotes() {
    const keys: string[] = []
    const written = lastWrite.then(() => {
      notes = undefined
      return persist(() => db.atomic(tx => repository.addLoose(tx, keys, clock.now())))
    })
    lastWrite = written.catch(() => {})
    return { keys, written }
  }

  return {
    /** Resolves when the note is written: from then on the object may be put. */
    note(key: string): Promise<void> {
      notes ??= beginNotes()
      notes.keys.push(key)
      return notes.written
    },

    /**
     * A part of the atomic write that gives the object its row, in front of what that reads. The write fails with
     * {@link ObjectSwept} where the note is gone, and the object with it.
     */
    own: (tx: Orm, key: string): Work<void> =>
      repository.ownLoose(tx, key, () => new ObjectSwept(`${key} was taken for left behind.`)),

    /** In the same write: nobody needs it after all. */
    disown: (tx: Orm, key: string): Work<void> => repository.addLoose(tx, [key], clock.now()),

    /** It is known to have no owner. */
    discard: (key: string): Promise<void> => discard([key]),

    /** After a failed write: the object goes, unless a commit whose answer was lost gave it an owner after all. */
    async undo(key: string): Promise<void> {
      // As a write, so that it waits for the one that may still be under way.
      const ownerless = await db.atomic(tx => repository.readLoose(tx, key))
      if (ownerless) await discard([key])
    },

    /**
     * Removes rows and then their objects; `write` says which keys become loose. With the rows it is done: objects that
     * cannot be removed now, from a storage that is read-only for a while, are noted, and the sweep removes them.
     */
    async release(write: (tx: Orm) => Work<readonly string[]>): Promise<void> {
      const keys = await db.atomic(function* (tx) {
        const loose = yield* write(tx)
        if (loose.length > 0) yield* repository.addLoose(tx, loose, clock.now())
        return loose
      })
      if (keys.length > 0) await discard(keys).catch(onLeft)
    },

    /**
     * Removes what crashes left behind, as far as it is older than the time given. Returns how many objects. What is left when
     * the signal aborts is for the next sweep.
     */
    async sweep(before: Date, signal?: AbortSignal): Promise<number> {
      let removed = 0
      while (!signal?.aborted) {
        const loose = await db.atomic(tx => repository.doomLoose(tx, before, SWEEP_BATCH))
        if (loose.length > 0) await discard(loose)
        removed += loose.length
        if (loose.length < SWEEP_BATCH) break
      }
      return removed
    },
  }
}
export type LooseObjects = ReturnType<typeof createLooseObjects>
