import { checkBy } from '../net/known.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { createGenerate } from './generate.ts'
import { createModels } from './models.ts'
import { withDefaults, type WebUiOptions } from './options.ts'
import { createServer } from './server.ts'

/** Pictures by a Stable Diffusion WebUI on a machine of one's own, or by whatever speaks its protocol. */
export const createWebUiEngine = (options: WebUiOptions): EngineWork => {
  const config = withDefaults(options)
  const server = createServer(config)
  const models = createModels(config, server)
  const { generate, close } = createGenerate(config, server, models)

  return {
    availability: () => {
      try {
        server.urlOf('')
        return { available: true }
      } catch (error) {
        if (error instanceof ProviderError) return { available: false, reason: error.message }
        throw error
      }
    },
    models: {
      list: models.list,
      find: async (id, { signal }) => (await models.find(id, signal))?.model,
      get defaultId() {
        return models.defaultId()
      },
    },
    generate,
    start: models.warmUp,
    check: checkBy(models.count),
    close: async () => {
      models.close()
      await close()
      await server.close()
    },
  }
}
