import { ownEngine } from '../net/own-engine.ts'
import type { EngineWork } from '../port/engine.ts'
import { createGenerate } from './generate.ts'
import { createModels } from './models.ts'
import { withDefaults, type WebUiOptions } from './options.ts'
import { createServer } from './server.ts'

/** Pictures by a Stable Diffusion WebUI on a machine of one's own, or by whatever speaks its protocol. */
export const createWebUiEngine = (options: WebUiOptions): EngineWork => {
  const config = withDefaults(options)
  const server = createServer(config)
  const models = createModels(config, server)
  const { generate, close: closeGenerate } = createGenerate(config, server, models)
  return ownEngine({ server, models, generate, closeGenerate })
}
