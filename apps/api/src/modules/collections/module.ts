import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { ImagesService, LentFilters } from '../images/module.ts'
import * as errors from './collections.errors.ts'
import { createCollectionPeople } from './collections.people.ts'
import { createCollectionsRepository } from './collections.repository.ts'
import { createCollectionScope, resolveSmart } from './collections.scope.ts'
import { createCollectionsService } from './collections.service.ts'
import { collectionsOperations } from './operations.ts'
import { createSmartOutlines } from './smart-outlines.ts'

interface CollectionsDependencies {
  readonly db: Database
  readonly images: ImagesService
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
}

/** Looks up the collection that a filter of the gallery names. */
export const createCollectionFilter = (db: Database) => createCollectionScope(createCollectionsRepository(db))

/** The smart collections of others that somebody may look at, as filters: who sees one sees what it finds. */
export const createLentFilters = (db: Database): LentFilters => {
  const repository = createCollectionsRepository(db)
  return async (asker, owners) =>
    (await repository.smartSeen(asker, owners)).flatMap(({ filter, ownerId }) =>
      filter ? [resolveSmart(filter, ownerId)] : [],
    )
}

/** Named sets of images, and saved searches that look like one. */
export function createCollectionsModule({ db, images, events, clock, ids }: CollectionsDependencies) {
  const repository = createCollectionsRepository(db)
  const people = createCollectionPeople({ db, repository, events })
  const outline = createSmartOutlines({ events, images })
  const collections = createCollectionsService({ db, repository, people, images, outline, events, clock, ids })
  return {
    tags: { Collections: 'Named sets of images, and saved searches that look like one.' },
    operations: collectionsOperations(collections, people),
    errors,
    events: ['collection.updated', 'collection.removed'],
    collections,
  } satisfies StudioModule & Record<string, unknown>
}
