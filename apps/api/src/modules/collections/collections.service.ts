import type { Collection, Input, createCollection } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { ImageRow } from '../images/module.ts'
import type { ImagesService } from '../images/module.ts'
import { checkFilter, checkName, createCollectionChanges, nameOf, type CollectionPatch } from './collections.changes.ts'
import {
  collectionImageMissing,
  collectionIsSmart,
  collectionNotFound,
  tooManyCollections,
} from './collections.errors.ts'
import { presentCollection } from './collections.presenter.ts'
import type { CollectionRow, CollectionsRepository, ShownCollectionRow } from './collections.repository.ts'
import { placeBefore } from './places.ts'
import type { SmartOutlines } from './smart-outlines.ts'

/** All of them are listed at once. Images in one have no bound: whatever is read of them is a range of an index. */
const MAX_COLLECTIONS = 1000

type NewCollection = Input<typeof createCollection>['body']

interface CollectionsDependencies {
  readonly db: Database
  readonly repository: CollectionsRepository
  readonly images: Pick<ImagesService, 'get' | 'findAny' | 'readMany'>
  readonly outline: SmartOutlines
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
  readonly maxCollections?: number
}

export function createCollectionsService({
  db,
  repository,
  images,
  outline,
  events,
  clock,
  ids,
  maxCollections = MAX_COLLECTIONS,
}: CollectionsDependencies) {
  const valuesOf = createCollectionChanges({ repository, images })

  /** With counts and covers: one query for all the covers, however many collections there are. */
  async function present(rows: readonly ShownCollectionRow[]): Promise<Collection[]> {
    const shown: { row: CollectionRow; count: number; newest: number | null }[] = []
    for (const row of rows)
      shown.push({ row, ...(row.filter ? await outline(row.filter) : { count: row.total, newest: row.newest }) })
    const covers = await images.findAny(
      rows.flatMap(row => row.coverImageId ?? []),
      shown.flatMap(({ newest }) => newest ?? []),
    )
    const chosen = new Map(covers.filter(image => !image.trashed).map(image => [image.id, image]))
    const at = new Map(covers.map(image => [image.position, image]))
    return shown.map(({ row, count, newest }) =>
      presentCollection(row, { count, cover: chosen.get(row.coverImageId ?? '') ?? at.get(newest ?? -1) }),
    )
  }

  async function get(id: string): Promise<Collection> {
    const row = await repository.find(id)
    const [collection] = row ? await present([row]) : []
    if (!collection) throw collectionNotFound()
    return collection
  }

  function* readRow(tx: Orm, id: string): Work<CollectionRow> {
    const row = yield* repository.read(tx, id)
    if (!row) throw collectionNotFound()
    return row
  }

  /** Puts images into a collection, or takes them out: one event for all, and none where nothing changed. */
  async function change(
    id: string,
    imageIds: readonly string[],
    write: (tx: Orm, row: CollectionRow, found: readonly ImageRow[]) => Work<readonly number[]>,
  ) {
    const result = await db.atomic(function* (tx) {
      const row = yield* readRow(tx, id)
      if (row.filter) throw collectionIsSmart()
      const found = yield* images.readMany(tx, imageIds)
      const positions = new Set(yield* write(tx, row, found))
      if (positions.size > 0) {
        yield* repository.set(tx, id, { updatedAt: clock.now() })
        yield* events.append(tx, { type: 'collection.updated', id, audience: row.ownerId })
      }
      return {
        found: new Set(found.map(image => image.id)),
        changed: found.filter(image => positions.has(image.position)).map(image => image.id),
      }
    })
    return {
      changed: result.changed,
      missing: imageIds.filter(imageId => !result.found.has(imageId)),
      collection: await get(id),
    }
  }

  return {
    list: async (owner: Actor) => ({ items: await present(await repository.list(owner.id)) }),
    get,

    async ofImage(imageId: string) {
      const { position } = await images.get(imageId)
      return { items: await present(await repository.ofImage(position)) }
    },

    async create(
      { id: ownerId }: Actor,
      { name: given, description = null, filter, imageIds = [] }: NewCollection,
    ): Promise<Collection> {
      if (filter) checkFilter(filter)
      if (filter && imageIds.length > 0) throw collectionIsSmart()
      const id = ids.next()
      const name = nameOf(given)
      await db.atomic(function* (tx) {
        const others = yield* repository.readPlaces(tx, ownerId)
        if (others.length >= maxCollections) throw tooManyCollections(maxCollections)
        yield* checkName(tx, repository, { name, id, ownerId })
        const found = yield* images.readMany(tx, imageIds)
        const known = new Set(found.map(image => image.id))
        if (known.size < imageIds.length) throw collectionImageMissing(imageIds.filter(imageId => !known.has(imageId)))
        const now = clock.now()
        yield* repository.add(tx, {
          id,
          ownerId,
          name,
          description,
          filter: filter ?? null,
          place: placeBefore(others, null)?.place ?? 0,
          createdAt: now,
          updatedAt: now,
        })
        yield* repository.addImages(tx, id, found, now)
        yield* events.append(tx, { type: 'collection.updated', id, audience: ownerId })
      })
      return get(id)
    },

    async update(id: string, patch: CollectionPatch): Promise<Collection> {
      if (patch.filter) checkFilter(patch.filter)
      await db.atomic(function* (tx) {
        const row = yield* readRow(tx, id)
        yield* repository.set(tx, id, { ...(yield* valuesOf(tx, row, patch)), updatedAt: clock.now() })
        yield* events.append(tx, { type: 'collection.updated', id, audience: row.ownerId })
      })
      return get(id)
    },

    remove: (id: string): Promise<void> =>
      db.atomic(function* (tx) {
        const row = yield* repository.remove(tx, id)
        if (!row) throw collectionNotFound()
        yield* events.append(tx, { type: 'collection.removed', id, audience: row.ownerId })
      }),

    addImages: (id: string, imageIds: readonly string[]) =>
      change(id, imageIds, (tx, _row, found) => repository.addImages(tx, id, found, clock.now())),

    removeImages: (id: string, imageIds: readonly string[]) =>
      change(id, imageIds, function* (tx, row, found) {
        const positions = yield* repository.removeImages(
          tx,
          id,
          found.map(image => image.position),
        )
        // What is not in it any more does not stand for it.
        if (found.some(image => image.id === row.coverImageId)) yield* repository.set(tx, id, { coverImageId: null })
        return positions
      }),
  }
}
export type CollectionsService = ReturnType<typeof createCollectionsService>
