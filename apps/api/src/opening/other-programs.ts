import type { Database } from '@atelier/db'
import { createA1111Module } from '../modules/a1111-api/module.ts'
import { createClientsModule } from '../modules/clients/module.ts'
import type { createGenerationsModule } from '../modules/generations/module.ts'
import type { createImagesModule } from '../modules/images/module.ts'
import type { createInputsModule } from '../modules/inputs/module.ts'
import type { createModelsModule } from '../modules/models/module.ts'
import { createOpenAiModule } from '../modules/openai-api/module.ts'
import type { createStylesModule } from '../modules/styles/module.ts'
import type { Clock } from '../platform/clock.ts'
import type { Decoding } from '../platform/decoding.ts'
import type { Idempotency } from '../platform/idempotency/idempotency.ts'
import type { Ids } from '../platform/ids.ts'
import type { StudioModule } from '../platform/module.ts'
import type { Previews } from '../platform/previews/previews.ts'
import type { Seal } from '../platform/secrets.ts'

interface OtherProgramsDependencies {
  readonly modules: {
    readonly generations: Pick<ReturnType<typeof createGenerationsModule>, 'generations'>
    readonly images: Pick<ReturnType<typeof createImagesModule>, 'images' | 'files'>
    readonly inputs: Pick<ReturnType<typeof createInputsModule>, 'uploads'>
    readonly models: Pick<ReturnType<typeof createModelsModule>, 'models'>
    readonly styles: Pick<ReturnType<typeof createStylesModule>, 'styles'>
  }
  readonly db: Database
  readonly ids: Ids
  readonly previews: Previews
  readonly idempotency: Idempotency
  readonly decoding: Decoding
  readonly clock: Clock
  readonly seal: Seal
  readonly stopping: AbortSignal
}

/** The APIs of other programs, over the same use cases as our own (adr/0035). */
export function createOtherPrograms({ modules, ...dependencies }: OtherProgramsDependencies): readonly StudioModule[] {
  const { generations, images, inputs, models, styles } = modules
  const clientsModule = createClientsModule({ ...dependencies, ...generations, ...images, ...inputs, ...models })
  const { clients } = clientsModule
  return [
    clientsModule,
    createOpenAiModule({ ...dependencies, ...models, clients }),
    createA1111Module({ ...dependencies, ...generations, ...models, ...styles, clients }),
  ]
}
