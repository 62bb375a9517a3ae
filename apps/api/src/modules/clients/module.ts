import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Previews } from '../../platform/previews/previews.ts'
import type { GenerationsService } from '../generations/module.ts'
import type { ImageFiles, ImagesService } from '../images/module.ts'
import type { Uploads } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import * as errors from './clients.errors.ts'
import { createModelNames } from './model-names.ts'
import { createOrders } from './orders.ts'
import { createPictures } from './pictures.ts'
import { createWaiting } from './waiting.ts'

export { failureOf } from './failures.ts'
export { fingerprintOf, type Wanted } from './pictures.ts'
export type { Begun, WaitOptions } from './waiting.ts'

interface ClientsDependencies {
  readonly generations: GenerationsService
  readonly models: ModelsService
  readonly images: ImagesService
  readonly files: ImageFiles
  readonly uploads: Uploads
  readonly previews: Pick<Previews, 'hear'>
  readonly idempotency: Idempotency
  readonly decoding: Decoding
  readonly clock: Clock
  readonly stopping: AbortSignal
}

/** What APIs of other programs have in common: they name models and sizes in their own way, and wait until pictures are made (adr/0035). */
export function createClientsModule(dependencies: ClientsDependencies) {
  const { begin } = createOrders(dependencies)
  const { untilFinished } = createWaiting(dependencies)
  const { uploads, previews } = dependencies
  return {
    operations: {},
    errors,
    clients: {
      begin,
      untilFinished,
      resolveModel: createModelNames(dependencies.models),
      readPicture: createPictures(dependencies),
      storeUpload: uploads.store,
      hearPreviews: previews.hear,
      getGeneration: dependencies.generations.get,
    },
  } satisfies StudioModule & Record<string, unknown>
}
export type Clients = ReturnType<typeof createClientsModule>['clients']
