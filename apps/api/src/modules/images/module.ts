import { IMAGE_EVENTS } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { LimitsOf } from '../../platform/limits.ts'
import { createLivedTime } from '../../platform/lived-time.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Reserve } from '../../platform/reserve.ts'
import type { LentFilters } from './access.ts'
import { createAlike } from './alike/alike.ts'
import { createFamilyRepository } from './family/family.repository.ts'
import { createFamilyService } from './family/family.service.ts'
import { createImageArchive } from './files/images.archive.ts'
import { createImageFiles } from './files/images.files.ts'
import { createRenditionsRepository } from './files/renditions.repository.ts'
import { createThumbnails } from './files/thumbnails.ts'
import { createCachedAnswers } from './gallery/cached-answers.ts'
import { createTimelineRepository } from './gallery/timeline.repository.ts'
import { createTimelineService } from './gallery/timeline.service.ts'
import * as errors from './images.errors.ts'
import { createImageBelongings } from './images.belongings.ts'
import { createImagesRepository } from './images.repository.ts'
import { createImagesService, type ResolveFilter } from './images.service.ts'
import type { KeepStarts } from './images.writes.ts'
import { createImageImport } from './intake/images.import.ts'
import { createImageIntake } from './intake/images.intake.ts'
import { createLooseObjects } from './intake/loose-objects.ts'
import { imagesOperations } from './operations.ts'
import type { SourceMarkOf } from './recipes.ts'
import { createRoom } from './room.ts'
import { createImagesUpkeep } from './upkeep.ts'

export type { LentFilters } from './access.ts'
export { readOrTell } from './files/images.archive.ts'
export type { ImageFiles } from './files/images.files.ts'
export type { ResolvedFilter } from './gallery/images.pages.ts'
export { searchOf } from './gallery/search-words.ts'
export { importHasMoreFiles, importRejected, importTooLarge, importWithoutFile } from './images.errors.ts'
export { imageCreated, presentImage, presentInputs, type ImageRow } from './images.presenter.ts'
export type { ImageBelongings } from './images.belongings.ts'
export type { ImagesService, ResolveFilter } from './images.service.ts'
export type { ImageImport } from './intake/images.import.ts'
export type { ImageIntake } from './intake/images.intake.ts'
export { ObjectSwept, type LooseObjects } from './intake/loose-objects.ts'
export { downloadName, slugOf } from './names.ts'
export { createRoom } from './room.ts'
export { detailsOf, servedInsteadOf } from './recipe-details.ts'

const MEGABYTE = 1024 * 1024

interface ImagesDependencies {
  readonly db: Database
  readonly storage: Storage & { readonly prepare: () => Promise<void> }
  readonly events: EventLog
  readonly clock: Clock
  readonly reserve: Pick<Reserve, 'use'>
  /** The lane for all that works on pixels. */
  readonly decoding: Decoding
  readonly ids: Ids
  readonly forget: (tx: Orm, generationIds: readonly string[]) => Work<void>
  readonly keepStarts: KeepStarts
  /** Looks up the collection that a filter names. */
  readonly resolve: ResolveFilter
  readonly lent: LentFilters
  readonly sourceMarkOf: SourceMarkOf
  /** Whether new images are seen by the whole studio from the beginning. */
  readonly newImagesAreShared: () => boolean
  /** What somebody may keep; nobody is bounded where this is left out. */
  readonly limitsOf?: LimitsOf | undefined
  readonly maxImageMb: number
  readonly renditionsMb: number
  /** Nobody else works on this database. */
  readonly alone: boolean
  readonly log: { readonly info: (object: object, message: string) => void; readonly warn: Warn }
}
type Warn = (object: object, message: string) => void

/** Pictures: how they come in, where their bytes are, and how they are found again. */
export function createImagesModule(dependencies: ImagesDependencies) {
  const { db, storage, events, clock, decoding, ids, reserve, forget, keepStarts, resolve, lent } = dependencies
  const { sourceMarkOf, newImagesAreShared, limitsOf, maxImageMb, renditionsMb, alone, log } = dependencies
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message)
  const repository = createImagesRepository(db)
  const renditions = createRenditionsRepository(db)
  const loose = createLooseObjects({
    db,
    storage,
    repository,
    clock,
    onLeft: warn('files of deleted images could not be removed; the next sweep removes them'),
  })
  const images = createImagesService({
    db,
    repository,
    renditions,
    loose,
    forget,
    keepStarts,
    resolve,
    lent,
    events,
    clock,
  })
  const thumbnails = createThumbnails({
    storage,
    decoding,
    exists: repository.exists,
    onError: warn('a thumbnail could not be stored'),
  })
  const alike = createAlike({ db, storage, decoding, get: images.get, log })
  const intake = createImageIntake({
    db,
    storage,
    loose,
    thumbnails,
    likenesses: alike.repository,
    decoding,
    find: repository.find,
    maxImageBytes: maxImageMb * MEGABYTE,
  })
  const files = createImageFiles({
    db,
    storage,
    renditions,
    thumbnails,
    exists: repository.exists,
    sourceMarkOf,
    clock,
    decoding,
    maxRenditionBytes: renditionsMb * MEGABYTE,
    onError: warn('a rendition could not be stored'),
  })
  const imports = createImageImport({
    images,
    intake,
    ids,
    clock,
    maxImageMb,
    newImagesAreShared,
    room: createRoom(db),
    limitsOf,
  })
  const timeline = createTimelineService({
    repository: createTimelineRepository(db),
    sorted: repository.sorted,
    resolve,
  })

  const upkeep = createImagesUpkeep({
    images,
    loose,
    reserve,
    clock,
    livedTime: createLivedTime({ db, clock }),
    log,
    alone,
    tidyStorage: storage.prepare,
  })

  return {
    tags: { Images: 'What was made or imported.' },
    operations: imagesOperations({
      images,
      files,
      family: createFamilyService({
        repository: createFamilyRepository(db),
        get: images.get,
        seen: images.seen,
        find: repository.find,
      }),
      newestPage: createCachedAnswers({ events, answer: images.page, max: 100 }),
      timeline: createCachedAnswers({ events, answer: timeline, max: 20 }),
      archive: createImageArchive({ images, files, decoding }),
      alike: alike.service,
      imports,
    }),
    errors,
    events: [...IMAGE_EVENTS, 'image.removed'],
    upkeep: {
      async round(round) {
        await upkeep(round)
        alike.seeAll(round.signal)
      },
    },
    start: async () => alike.warm(),
    async close() {
      await thumbnails.settle()
      await alike.settle()
    },
    images,
    belongings: createImageBelongings({ db, repository, likenesses: alike.repository, images, events }),
    files,
    imports,
    intake,
    loose,
    renditionBytes: renditions.totalBytes,
  } satisfies StudioModule & Record<string, unknown>
}
