import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { ImagesService } from '../images/module.ts'
import * as errors from './collections.errors.ts'
import { createCollectionsRepository } from './collections.repository.ts'
import { createCollectionScope } from './collections.scope.ts'
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

/** Named sets of images, and saved searches that look like one. */
export const createCollectionsModule = ({ db, images, events, clock, ids }: CollectionsDependencies) =>
  ({
    tags: { Collections: 'Named sets of images, and saved searches that look like one.' },
    operations: collectionsOperations(
      createCollectionsService({
        db,
        repository: createCollectionsRepository(db),
        images,
        outline: createSmartOutlines({ events, images }),
        events,
        clock,
        ids,
      }),
    ),
    errors,
    events: ['collection.updated', 'collection.removed'],
  }) satisfies StudioModule
