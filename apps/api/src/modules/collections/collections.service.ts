import type { Collection, Input, createCollection } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import { isOwn, maySee, requireChange, type Asker } from '../../platform/ownership.ts'
import type { ImageRow } from '../images/module.ts'
import type { ImagesService } from '../images/module.ts'
import { checkFilter, checkName, createCollectionChanges, nameOf, type CollectionPatch } from './collections.changes.ts'
import {
  collectionImageMissing,
  collectionIsSmart,
  collectionNotFound,
  tooManyCollections,
} from './collections.errors.ts'
import type { CollectionPeople } from './collections.people.ts'
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
  readonly people: CollectionPeople
  readonly images: Pick<ImagesService, 'get' | 'seen' | 'findAny' | 'readMany'>
  readonly outline: SmartOutlines
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
  readonly maxCollections?: number
}

export function createCollectionsService({
  db,
  repository,
  people,
  images,
  outline,
  events,
  clock,
  ids,
  maxCollections = MAX_COLLECTIONS,
}: CollectionsDependencies) {
  const valuesOf = createCollectionChanges({ repository, images })

  /** With counts and covers: one query for all the covers, however many collections there are. */
  async function present(asker: Asker, rows: readonly ShownCollectionRow[]): Promise<Collection[]> {
    const allIds = rows.map(({ id }) => id)
    const [rights, shared] = await Promise.all([repository.rightsOf(asker, allIds), repository.sharedOf(allIds)])
    const shown: { row: CollectionRow; count: number; newest: number | null }[] = []
    for (const row of rows) {
      const { count, newest } = row.filter
        ? await outline(row.filter, row.ownerId)
        : { count: row.total, newest: row.newest }
      shown.push({ row, count, newest })
    }
    const covers = await images.findAny(
      rows.flatMap(row => row.coverImageId ?? []),
      shown.flatMap(({ newest }) => newest ?? []),
    )
    const chosen = new Map(
      (await images.seen(asker, covers)).filter(image => !image.trashed).map(image => [image.id, image]),
    )
    const at = new Map(covers.map(image => [image.position, image]))
    return shown.map(({ row, count, newest }) =>
      presentCollection(row, {
        count,
        cover: chosen.get(row.coverImageId ?? '') ?? at.get(newest ?? -1),
        may: maySee(asker, row) ? 'change' : (rights.get(row.id) ?? 'look'),
        isShared: shared.has(row.id),
      }),
    )
  }

  async function get(asker: Asker, id: string): Promise<Collection> {
    const row = await repository.find(id)
    if (row) await people.mayDo(asker, row)
    const [collection] = row ? await present(asker, [row]) : []
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
    asker: Asker,
    { id, imageIds, isWanted }: Wanted,
    write: (tx: Orm, row: CollectionRow, found: readonly ImageRow[]) => Work<readonly number[]>,
  ) {
    const result = await db.atomic(function* (tx) {
      const row = yield* readRow(tx, id)
      if (row.filter) throw collectionIsSmart()
      const found = (yield* images.readMany(tx, imageIds)).filter(image => isWanted(row, image))
      const positions = new Set(yield* write(tx, row, found))
      if (positions.size > 0) {
        yield* repository.set(tx, id, { updatedAt: clock.now() })
        yield* people.tell(tx, row, 'collection.updated')
      }
      return {
        found: new Set(found.map(image => image.id)),
        changed: found.filter(image => positions.has(image.position)).map(image => image.id),
      }
    })
    return {
      changed: result.changed,
      missing: imageIds.filter(imageId => !result.found.has(imageId)),
      collection: await get(asker, id),
    }
  }

  async function rightTo(asker: Asker, id: string): Promise<Collection['may']> {
    const row = await repository.find(id)
    if (!row) throw collectionNotFound()
    const may = await people.mayDo(asker, row)
    if (may === 'look') requireChange(asker, row)
    return may
  }

  return {
    async list(asker: Asker) {
      const [own, others] = await Promise.all([repository.list(asker.id), repository.listShared(asker)])
      return { items: await present(asker, [...own, ...others]) }
    },
    get,

    /** Those that somebody may look at. */
    async ofImage(asker: Asker, imageId: string) {
      const { position } = await images.get(asker, imageId)
      const all = await repository.ofImage(position)
      const rights = await repository.rightsOf(
        asker,
        all.map(({ id }) => id),
      )
      return {
        items: await present(
          asker,
          all.filter(row => maySee(asker, row) || rights.has(row.id)),
        ),
      }
    },

    async create(
      owner: Actor,
      { name: given, description = null, filter, imageIds = [] }: NewCollection,
    ): Promise<Collection> {
      if (filter) checkFilter(filter)
      if (filter && imageIds.length > 0) throw collectionIsSmart()
      const { id: ownerId } = owner
      const id = ids.next()
      const name = nameOf(given)
      await db.atomic(function* (tx) {
        const others = yield* repository.readPlaces(tx, ownerId)
        if (others.length >= maxCollections) throw tooManyCollections(maxCollections)
        yield* checkName(tx, repository, { name, id, ownerId })
        const found = (yield* images.readMany(tx, imageIds)).filter(image => mayLend(owner, image))
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
      return get(owner, id)
    },

    async update(asker: Asker, id: string, patch: CollectionPatch): Promise<Collection> {
      if (patch.filter) checkFilter(patch.filter)
      await people.requireChange(asker, await repository.find(id))
      await db.atomic(function* (tx) {
        const row = yield* readRow(tx, id)
        yield* repository.set(tx, id, { ...(yield* valuesOf(tx, row, patch)), updatedAt: clock.now() })
        yield* people.tell(tx, row, 'collection.updated')
      })
      return get(asker, id)
    },

    async remove(asker: Asker, id: string): Promise<void> {
      await people.requireChange(asker, await repository.find(id))
      await db.atomic(function* (tx) {
        yield* people.tell(tx, yield* readRow(tx, id), 'collection.removed')
        yield* repository.remove(tx, id)
      })
    },

    /** Of one's own, or what is shared: a collection lends nobody what was not theirs to lend. */
    async addImages(asker: Asker, id: string, imageIds: readonly string[]) {
      const may = await rightTo(asker, id)
      const isWanted = (row: CollectionRow, image: ImageRow) =>
        mayLend(asker, image) || (may === 'change' && image.ownerId === row.ownerId)
      return change(asker, { id, imageIds, isWanted }, (tx, _row, found) =>
        repository.addImages(tx, id, found, clock.now()),
      )
    },

    /** Whoever may add takes out what is theirs. */
    async removeImages(asker: Asker, id: string, imageIds: readonly string[]) {
      const may = await rightTo(asker, id)
      const isWanted = (_row: CollectionRow, image: ImageRow) => may === 'change' || isOwn(asker, image)
      return change(asker, { id, imageIds, isWanted }, function* (tx, row, found) {
        const positions = yield* repository.removeImages(
          tx,
          id,
          found.map(image => image.position),
        )
        // What is not in it any more does not stand for it.
        if (found.some(image => image.id === row.coverImageId)) yield* repository.set(tx, id, { coverImageId: null })
        return positions
      })
    },
  }
}
export type CollectionsService = ReturnType<typeof createCollectionsService>

interface Wanted {
  readonly id: string
  readonly imageIds: readonly string[]
  /** Of the images that there are, those that this is done to. */
  readonly isWanted: (row: CollectionRow, image: ImageRow) => boolean
}

const mayLend = (asker: Asker, image: ImageRow) => isOwn(asker, image) || (image.shared && !image.trashed)
