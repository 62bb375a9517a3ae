import type { ListedPrice } from '@atelier/contracts'
import type { Engine } from '@atelier/providers'
import type { StudioModule } from '../../platform/module.ts'
import * as errors from './models.errors.ts'
import { createModelsService } from './models.service.ts'
import { modelsOperations } from './operations.ts'

export { modelLacksTask } from './models.errors.ts'
export type { ModelsService, UsableModel } from './models.service.ts'

interface ModelsDependencies {
  /** Those that are switched on, in the order in which they are asked. */
  readonly engines: () => readonly Engine[]
  readonly chosenDefault: () => string | null
  /** What an engine is called, also one that is gone. */
  readonly nameOf: (id: string) => string
  readonly priceOf: (engine: string, model: string) => ListedPrice | undefined
}

/** What can be asked for a picture, and within which limits. */
export function createModelsModule(dependencies: ModelsDependencies) {
  const models = createModelsService(dependencies)
  return {
    tags: { Models: 'What can be asked, and its limits.' },
    operations: modelsOperations(models),
    errors,
    models,
  } satisfies StudioModule & Record<string, unknown>
}
