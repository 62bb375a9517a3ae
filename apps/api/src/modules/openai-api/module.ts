import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Seal } from '../../platform/secrets.ts'
import type { Clients } from '../clients/module.ts'
import type { ModelsService } from '../models/module.ts'
import { createAddresses } from './addresses.ts'
import { openAiFileGone } from './openai.errors.ts'
import { createOpenAiService } from './openai.service.ts'
import { openAiOperations } from './operations.ts'

interface OpenAiDependencies {
  readonly clients: Clients
  readonly models: ModelsService
  readonly decoding: Decoding
  readonly clock: Clock
  readonly seal: Seal
}

/** The image API of OpenAI, for programs that speak it (docs/clients/openai.md). */
export function createOpenAiModule(dependencies: OpenAiDependencies) {
  const openai = createOpenAiService({ ...dependencies, addresses: createAddresses(dependencies) })
  return {
    tags: { OpenAI: 'The image API of OpenAI, for programs that speak it.' },
    operations: openAiOperations(openai),
    errors: { openAiFileGone },
  } satisfies StudioModule
}
