import { ownEngine } from '../net/own-engine.ts'
import type { EngineWork } from '../port/engine.ts'
import { createGenerate } from './generate.ts'
import { createJobs } from './jobs.ts'
import { createModels } from './models.ts'
import { withDefaults, type SdCppOptions } from './options.ts'
import { createServer } from './server.ts'

/** Pictures by the server of stable-diffusion.cpp, through its own API. */
export const createSdCppEngine = (options: SdCppOptions): EngineWork => {
  const config = withDefaults(options)
  const server = createServer(config)
  const models = createModels(config, server)
  const jobs = createJobs(server, config)
  const { generate, close: closeGenerate } = createGenerate(config, models, jobs)
  return {
    ...ownEngine({ server, models, generate, closeGenerate }),
    cancel: async (job, { signal }) => {
      signal.throwIfAborted()
      if (jobs.isId(job)) await jobs.cancel(job, signal)
    },
  }
}
