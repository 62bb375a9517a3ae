import { tagsOf, type Image, type ImageChanges, type UpdateImages } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import { audienceOf, exceptFor } from '../../platform/events/audience.ts'
import type { EventLog, Happening } from '../../platform/events/event-log.ts'
import { requireChange, type Asker } from '../../platform/ownership.ts'
import type { ImageAccess } from './access.ts'
import { alike, changeOf, CHANGES, type Change } from './changes.ts'
import { imageNotFound } from './images.errors.ts'
import { presentImage, type ImageRow } from './images.presenter.ts'
import type { ImagesRepository } from './images.repository.ts'
import type { RenditionsRepository } from './files/renditions.repository.ts'
import type { LooseObjects } from './intake/loose-objects.ts'
import { thumbnailKey } from './names.ts'
import { isShown, shownOf } from './shown.ts'

/** Images removed in one round. */
const TRASH_BATCH = 200

/** Of images that were removed: the keys of the files that stay, since something began with them. */
export type KeepStarts = (tx: Orm, removed: readonly ImageRow[]) => Work<ReadonlySet<string>>

export interface WritesDependencies {
  readonly db: Database
  readonly repository: ImagesRepository
  readonly access: ImageAccess
  readonly renditions: RenditionsRepository
  readonly loose: Pick<LooseObjects, 'release'>
  /** What was asked goes with the last image of it. */
  readonly forget: (tx: Orm, generationIds: readonly string[]) => Work<void>
  readonly keepStarts: KeepStarts
  readonly events: EventLog
  readonly clock: Clock
}

/** What is done to images, and told of it. */
export function createImageWrites({
  db,
  repository,
  access,
  renditions,
  loose,
  forget,
  keepStarts,
  events,
  clock,
}: WritesDependencies) {
  /** Those who saw it and do so no more hear that it is gone. */
  const told = (event: Change['event'], before: ImageRow, after: ImageRow): Happening[] => [
    { type: event, image: presentImage(after), audience: audienceOf(shownOf(after)) },
    ...(isShown(before) && !isShown(after)
      ? [{ type: 'image.removed', id: after.id, ownerId: after.ownerId, audience: exceptFor(after.ownerId) } as const]
      : []),
  ]

  /** Writes what changes of some rows, and tells of each. What is shared no more leaves the collections of others. */
  function* write(tx: Orm, found: readonly ImageRow[], { event, of }: Change): Work<ImageRow[]> {
    const now = clock.now()
    const before = new Map(found.map(row => [row.id, row]))
    const changed: ImageRow[] = []
    for (const { ids: same, values } of alike(found, row => of(row, now)))
      changed.push(...(yield* repository.set(tx, same, values)))
    const pairs = changed.flatMap(after => {
      const row = before.get(after.id)
      return row ? [{ before: row, after }] : []
    })
    const left = yield* repository.leaveCollections(
      tx,
      pairs.filter(pair => pair.before.shared && !pair.after.shared).map(({ after }) => after),
    )
    yield* events.append(
      tx,
      ...pairs.flatMap(pair => told(event, pair.before, pair.after)),
      ...left.map(({ id, ownerId }) => ({ type: 'collection.updated', id, audience: ownerId }) as const),
    )
    return changed
  }

  /** Whose they are decides beforehand who may do it, and what they are is read again where it is done. */
  const change = (rows: readonly Pick<ImageRow, 'id'>[], what: Change) =>
    db.atomic(function* (tx) {
      const found = yield* repository.readMany(
        tx,
        rows.map(({ id }) => id),
      )
      return (yield* write(tx, found, what)).map(({ id }) => id)
    })

  /** All of them or none: those that somebody does not see are missing, one that they may not change is a refusal. */
  async function changeable(asker: Asker, ids: readonly string[]): Promise<ImageRow[]> {
    const rows = await access.seen(asker, await repository.findMany(ids))
    for (const row of rows) requireChange(asker, row)
    return rows
  }

  const requireOne = async (asker: Asker, id: string) => access.requireChanged(asker, await repository.find(id))

  /** For good: the rows, and everything that was made of them. Gives the keys of what lies in the storage. */
  function* removeRows(tx: Orm, rows: readonly ImageRow[]): Work<readonly string[]> {
    const ids = rows.map(row => row.id)
    const derived = yield* renditions.removeOf(tx, ids)
    yield* repository.remove(tx, ids)
    yield* forget(tx, [...new Set(rows.flatMap(row => row.generationId ?? []))])
    // Behind both: what was made of them may have been the last that began with one of them.
    const kept = yield* keepStarts(tx, rows)
    yield* events.append(
      tx,
      ...rows.map(row => {
        const { id, ownerId } = row
        return { type: 'image.removed', id, ownerId, audience: audienceOf(shownOf(row)) } as const
      }),
    )
    const files = rows.map(row => row.storageKey).filter(key => !kept.has(key))
    return [...files, ...rows.map(row => thumbnailKey(row.id, row.createdAt)), ...derived]
  }

  /** Removes for good what `read` gives: read and removed in one write, so that nothing is that was restored. */
  async function removeRead(read: (tx: Orm) => Work<ImageRow[]>): Promise<number> {
    let removed = 0
    await loose.release(function* (tx) {
      const rows = yield* read(tx)
      removed = rows.length
      return yield* removeRows(tx, rows)
    })
    return removed
  }

  return {
    async update(asker: Asker, id: string, { tags, ...values }: ImageChanges): Promise<Image> {
      await requireOne(asker, id)
      return db.atomic(function* (tx) {
        const found = yield* repository.readMany(tx, [id])
        const wanted = { ...values, ...(tags && { tags: tagsOf(tags) }) }
        const [row] = yield* write(tx, found, { event: 'image.updated', of: () => wanted })
        if (!row) throw imageNotFound()
        return presentImage(row)
      })
    },

    async trash(asker: Asker, id: string): Promise<void> {
      await change([await requireOne(asker, id)], CHANGES.delete)
    },

    async restore(asker: Asker, id: string): Promise<Image> {
      await change([await requireOne(asker, id)], CHANGES.restore)
      return presentImage(await requireOne(asker, id))
    },

    async changeMany(asker: Asker, { ids, ...asked }: UpdateImages) {
      const what = changeOf(asked)
      const rows = await changeable(asker, ids)
      const known = new Set(rows.map(({ id }) => id))
      return { changed: await change(rows, what), missing: ids.filter(id => !known.has(id)) }
    },

    async remove(asker: Asker, id: string): Promise<void> {
      await requireOne(asker, id)
      await removeRead(function* (tx) {
        const rows = yield* repository.readMany(tx, [id])
        if (rows.length === 0) throw imageNotFound()
        return rows
      })
    },

    /** A part of one's own trash; what remains is for the next call. */
    async emptyTrash({ id: owner }: Asker): Promise<{ removed: number; remaining: number }> {
      const removed = await removeRead(tx => repository.readTrashed(tx, { owner, limit: TRASH_BATCH }))
      const { trashed } = await repository.stats({ owner })
      return { removed, remaining: trashed }
    },

    /** Removes for good what went to the trash before a time; what is left when the signal aborts is for the next time. */
    async removeTrashedBefore(before: Date, signal?: AbortSignal): Promise<void> {
      const some = () => removeRead(tx => repository.readTrashed(tx, { before, limit: TRASH_BATCH }))
      while (!signal?.aborted && (await some()) === TRASH_BATCH);
    },

    /** Some of all that an owner has, for good. Gives how many that were. */
    removeSome: (ownerId: string): Promise<number> => removeRead(tx => repository.readOwned(tx, ownerId, TRASH_BATCH)),
  }
}
