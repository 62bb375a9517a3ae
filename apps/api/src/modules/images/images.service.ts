import {
  tagOf,
  tagsOf,
  type Image,
  type ImageChanges,
  type ImagePage,
  type ImagesFilter,
  type ImagesQuery,
  type ImageStats,
  type Neighbors,
  type Surroundings,
  type TagList,
  type UpdateImages,
} from '@atelier/contracts'
import type { Database, Orm, Tables, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { alike, changeOf, CHANGES, type Change } from './changes.ts'
import { imageNotFound } from './images.errors.ts'
import type { LooseObjects } from './intake/loose-objects.ts'
import type { ResolvedFilter } from './gallery/images.pages.ts'
import { createOrdered } from './gallery/ordered.ts'
import { imageCreated, presentImage, type ImageRow } from './images.presenter.ts'
import type { ImagesRepository } from './images.repository.ts'
import { thumbnailKey } from './names.ts'
import type { RenditionsRepository } from './files/renditions.repository.ts'

/** Images removed in one round. */
const TRASH_BATCH = 200
/** Images shown on each side of one. */
const SURROUNDING = 12

/** Looks up the collection of a filter; undefined where nothing can fit. */
export type ResolveFilter = (filter: ImagesFilter) => Promise<ResolvedFilter | undefined>

interface ImagesDependencies {
  readonly db: Database
  readonly repository: ImagesRepository
  readonly renditions: RenditionsRepository
  readonly loose: Pick<LooseObjects, 'release'>
  /** What was asked goes with the last image of it. */
  readonly forget: (tx: Orm, generationIds: readonly string[]) => Work<void>
  readonly resolve: ResolveFilter
  readonly events: EventLog
  readonly clock: Clock
}

export function createImagesService({
  db,
  repository,
  renditions,
  loose,
  forget,
  resolve,
  events,
  clock,
}: ImagesDependencies) {
  const ordered = createOrdered(repository)

  async function get(id: string): Promise<ImageRow> {
    const row = await repository.find(id)
    if (!row) throw imageNotFound()
    return row
  }

  /** Without a sort, newer and older; with one, what stands in front of it in that order, and behind it. */
  async function around(id: string, { sort = 'newest', ...asked }: ImagesFilter, limit: number): Promise<Surroundings> {
    const row = await get(id)
    const filter = await resolve(asked)
    if (!filter) return { newer: [], older: [] }
    const [newer, older] = await Promise.all(
      [true, false].map(isBefore => ordered.beside(row, filter, sort, { isBefore, limit })),
    )
    return { newer: (newer ?? []).map(presentImage), older: (older ?? []).map(presentImage) }
  }

  function* readOne(tx: Orm, id: string): Work<ImageRow> {
    const [row] = yield* repository.readMany(tx, [id])
    if (!row) throw imageNotFound()
    return row
  }

  /** Does one thing to those of the images that it changes anything for, and tells of each. */
  const change = (ids: readonly string[], { event, of }: Change) =>
    db.atomic(function* (tx) {
      const now = clock.now()
      const found = yield* repository.readMany(tx, ids)
      const changed: ImageRow[] = []
      for (const { ids: same, values } of alike(found, row => of(row, now)))
        changed.push(...(yield* repository.set(tx, same, values)))
      yield* events.append(
        tx,
        ...changed.map(row => ({ type: event, image: presentImage(row), audience: row.ownerId })),
      )
      return { found: found.map(row => row.id), changed: changed.map(row => row.id) }
    })

  async function page({ cursor, until, limit = 50, order, sort, ...asked }: ImagesQuery): Promise<ImagePage> {
    if (order !== undefined && sort !== undefined && order !== sort)
      throw requestInvalid([{ path: '/order', message: 'contradicts the sort' }])
    const filter = await resolve(asked)
    if (!filter) return { items: [], nextCursor: null }
    const { rows, nextCursor } = await ordered.page(filter, sort ?? order ?? 'newest', { cursor, until, limit })
    return { items: rows.map(presentImage), nextCursor }
  }

  /** For good: the rows, and everything that was made of them. Gives the keys of what lies in the storage. */
  function* removeRows(tx: Orm, rows: readonly ImageRow[]): Work<readonly string[]> {
    const ids = rows.map(row => row.id)
    const derived = yield* renditions.removeOf(tx, ids)
    yield* repository.remove(tx, ids)
    yield* forget(tx, [...new Set(rows.flatMap(row => row.generationId ?? []))])
    yield* events.append(
      tx,
      ...rows.map(({ id, ownerId }) => ({ type: 'image.removed', id, audience: ownerId }) as const),
    )
    return [...rows.flatMap(row => [row.storageKey, thumbnailKey(row.id, row.createdAt)]), ...derived]
  }

  /** Removes for good what has been in the trash longest: read and removed in one write, so that nothing is that was restored. */
  async function removeTrashed(before?: Date): Promise<number> {
    let removed = 0
    await loose.release(function* (tx) {
      const rows = yield* repository.readTrashed(tx, before, TRASH_BATCH)
      removed = rows.length
      return yield* removeRows(tx, rows)
    })
    return removed
  }

  return {
    page,
    get,
    exists: repository.exists,
    read: async (id: string): Promise<Image> => presentImage(await get(id)),
    stats: (): Promise<ImageStats> => repository.stats(),
    tags: async (beginning?: string): Promise<TagList> => ({ items: await repository.tags(tagOf(beginning ?? '')) }),
    findMany: (ids: readonly string[]) => repository.findMany(ids),
    readWithHash: repository.readWithHash,

    /** Of each of these files that the owner has the image to show for it: one of the gallery rather than of the trash. */
    async withHashes(owner: Actor, hashes: readonly string[]): Promise<ReadonlyMap<string, ImageRow>> {
      const rows = await repository.withHashes(owner.id, hashes)
      return new Map(rows.toReversed().map(row => [row.sha256, row]))
    },

    findAny: (ids: readonly string[], positions: readonly number[]) => repository.findAny(ids, positions),
    readOne,
    readMany: (tx: Orm, ids: readonly string[]) => repository.readMany(tx, ids),
    /** Where the newest that fit are, newest first: for counting up to a bound. */
    positions: async (filter: ResolvedFilter, limit: number): Promise<readonly number[]> =>
      (await repository.positions({ ...filter, trashed: filter.trashed ?? false, order: 'newest', limit })).map(
        row => row.position,
      ),
    ofGenerations: (ids: readonly string[]) => repository.ofGenerations(ids),
    readOfGeneration: (tx: Orm, generationId: string) => repository.readOfGeneration(tx, generationId),

    /**
     * The row without its event: a part of the atomic write of whoever made the image, who tells of it there. Undefined where a commit whose answer was
     * lost is tried again: the image is there already.
     */
    addSilently: repository.add,

    /** The row and the event that tells of it. */
    *add(tx: Orm, row: Tables['generatedImages']['$inferInsert']): Work<ImageRow> {
      const added = yield* repository.add(tx, row)
      if (!added) return yield* readOne(tx, row.id)
      yield* events.append(tx, imageCreated(added))
      return added
    },

    update: (id: string, { tags, ...values }: ImageChanges): Promise<Image> =>
      db.atomic(function* (tx) {
        const [row] = yield* repository.set(tx, [id], { ...values, ...(tags && { tags: tagsOf(tags) }) })
        if (!row) throw imageNotFound()
        const image = presentImage(row)
        yield* events.append(tx, { type: 'image.updated', image, audience: row.ownerId })
        return image
      }),

    async trash(id: string): Promise<void> {
      const { found } = await change([id], CHANGES.delete)
      if (found.length === 0) throw imageNotFound()
    },

    async restore(id: string): Promise<Image> {
      await change([id], CHANGES.restore)
      return presentImage(await get(id))
    },

    async changeMany({ ids, ...asked }: UpdateImages) {
      const { found, changed } = await change(ids, changeOf(asked))
      const known = new Set(found)
      return { changed, missing: ids.filter(id => !known.has(id)) }
    },

    remove: (id: string): Promise<void> =>
      loose.release(function* (tx) {
        const rows = yield* repository.readMany(tx, [id])
        if (rows.length === 0) throw imageNotFound()
        return yield* removeRows(tx, rows)
      }),

    /** A part of the trash; what remains is for the next call. */
    async emptyTrash(): Promise<{ removed: number; remaining: number }> {
      const removed = await removeTrashed()
      const { trashed } = await repository.stats()
      return { removed, remaining: trashed }
    },

    /** Removes for good what went to the trash before a time; what is left when the signal aborts is for the next time. */
    async removeTrashedBefore(time: Date, signal?: AbortSignal): Promise<void> {
      while (!signal?.aborted && (await removeTrashed(time)) === TRASH_BATCH);
    },

    /** What stands beside an image in the gallery under a filter, which the image itself need not fit. */
    async neighbors(id: string, asked: ImagesFilter): Promise<Neighbors> {
      const { newer, older } = await around(id, asked, 1)
      return { newer: newer[0] ?? null, older: older[0] ?? null }
    },

    surroundings: async (id: string, asked: ImagesFilter): Promise<Surroundings> => around(id, asked, SURROUNDING),
  }
}
export type ImagesService = ReturnType<typeof createImagesService>
