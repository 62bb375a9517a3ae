import type { SmartFilter } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import { maySee } from '../../platform/ownership.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { ImagesService } from '../images/module.ts'
import {
  collectionBeforeMissing,
  collectionImageMissing,
  collectionNameTaken,
  collectionNotSmart,
} from './collections.errors.ts'
import type { CollectionRow, CollectionsRepository, NewCollectionRow } from './collections.repository.ts'
import { placeBefore } from './places.ts'

export interface CollectionPatch {
  readonly name?: string
  readonly description?: string | null
  readonly filter?: SmartFilter
  readonly coverImageId?: string | null
  readonly before?: string | null
}

/** A saved search that can be read whenever it is asked for. */
export function checkFilter(filter: SmartFilter): void {
  if (Object.values(filter).every(value => typeof value === 'string' && !value.trim()))
    throw requestInvalid([{ path: '/filter', message: 'must have something to look for' }])
  for (const name of ['from', 'to'] as const) {
    // RFC 3339 knows leap seconds; JavaScript does not.
    if (filter[name] !== undefined && Number.isNaN(Date.parse(filter[name])))
      throw requestInvalid([{ path: `/filter/${name}`, message: 'is not a time' }])
  }
}

/** A name as people see it: one line, and the same letters the same however they were typed. Throws where nothing is to be seen. */
export function nameOf(given: string): string {
  const name = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (!/[^\p{C}\p{Z}]/u.test(name)) throw requestInvalid([{ path: '/name', message: 'must not be empty' }])
  return name
}

export function* checkName(
  tx: Orm,
  repository: CollectionsRepository,
  { name, id, ownerId }: Pick<CollectionRow, 'name' | 'id' | 'ownerId'>,
): Work<void> {
  const holder = yield* repository.readNamed(tx, ownerId, name)
  if (holder !== undefined && holder !== id) throw collectionNameTaken(name)
}

/** What is asked of a collection, as values of its row: a part of an atomic write. */
export function createCollectionChanges({
  repository,
  images,
}: {
  repository: CollectionsRepository
  images: Pick<ImagesService, 'readMany'>
}) {
  function* coverOf(tx: Orm, { ownerId }: CollectionRow, id: string): Work<string> {
    const [image] = yield* images.readMany(tx, [id])
    if (!image || image.trashed || !maySee({ id: ownerId, role: 'member' }, image)) throw collectionImageMissing([id])
    return image.id
  }

  function* placeOf(tx: Orm, { id, ownerId }: CollectionRow, before: string | null): Work<number | undefined> {
    if (before === id) return undefined
    const places = yield* repository.readPlaces(tx, ownerId)
    const found = placeBefore(
      places.filter(other => other.id !== id),
      before,
    )
    if (!found) throw collectionBeforeMissing()
    for (const { id: other, place } of found.moved) yield* repository.set(tx, other, { place })
    return found.place
  }

  return function* valuesOf(
    tx: Orm,
    row: CollectionRow,
    { name: given, description, filter, coverImageId, before }: CollectionPatch,
  ): Work<Partial<NewCollectionRow>> {
    if (filter && !row.filter) throw collectionNotSmart()
    const name = given === undefined ? undefined : nameOf(given)
    if (name !== undefined) yield* checkName(tx, repository, { ...row, name })
    const cover = typeof coverImageId === 'string' ? yield* coverOf(tx, row, coverImageId) : coverImageId
    const place = before === undefined ? undefined : yield* placeOf(tx, row, before)
    return {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(filter && { filter }),
      ...(cover !== undefined && { coverImageId: cover }),
      ...(place !== undefined && { place }),
    }
  }
}
