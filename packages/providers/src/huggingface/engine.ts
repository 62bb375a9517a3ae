import type { Agent } from 'undici'
import { createGuardedAgent } from '../net/guarded-agent.ts'
import { loadUndici } from '../net/undici.ts'
import type { EngineWork } from '../port/engine.ts'
import { createCancel } from './cancel.ts'
import { DEFAULT_MODEL } from './catalogue.ts'
import { createCheck } from './check.ts'
import { createClient } from './client.ts'
import { createDownload } from './download.ts'
import { createGenerate } from './generate.ts'
import { createHub } from './hub.ts'
import { createModels } from './models.ts'
import { imageReach, tokenOf, withDefaults, type HuggingFaceOptions } from './options.ts'
import { createRender } from './render.ts'
import { createServing } from './serving.ts'

/** Images through the inference providers of Hugging Face, Dedicated Inference Endpoints and servers of one's own. */
export const createHuggingFaceEngine = (options: HuggingFaceOptions): EngineWork => {
  const config = withDefaults(options)
  // As many connections as there are calls: how many that are is decided by who calls.
  const agent = whenNeeded(() =>
    config.serviceReach === 'anywhere'
      ? new (loadUndici().Agent)({
          allowH2: false,
          keepAliveTimeout: 10_000,
          connect: { timeout: config.connectTimeoutMs },
        })
      : createGuardedAgent({ ...config, reach: config.serviceReach }),
  )
  const guarded = whenNeeded(() => createGuardedAgent({ ...config, reach: imageReach(config) }))
  const own = whenNeeded(() => createGuardedAgent({ ...config, reach: config.endpointReach }))
  const client = createClient(config, ({ kind }) => (kind === 'endpoint' ? own : agent).get())
  const hub = createHub(config, client)
  const serving = createServing(config, hub)
  const models = createModels(config, serving)
  const render = createRender(config, client, createDownload(config, guarded.get))

  return {
    availability: () =>
      tokenOf(config) !== undefined || config.endpoints().length > 0
        ? { available: true }
        : { available: false, reason: 'Add a Hugging Face token in the settings.' },
    models: {
      list: models.list,
      find: models.find,
      // Without a token only what stands behind an endpoint of the user's own can be used.
      get defaultId() {
        return tokenOf(config) === undefined ? (config.endpoints()[0]?.model ?? DEFAULT_MODEL) : DEFAULT_MODEL
      },
    },
    generate: createGenerate(config, models, render),
    cancel: createCancel(config, client),
    // Connections are made when they are needed: there is nothing to open.
    start: async () => {},
    check: createCheck(config, hub, models),
    close: async () => {
      serving.close()
      await Promise.all([agent, guarded, own].map(one => one.destroy()))
    },
  }
}

/** An agent that is made with the first call. */
const whenNeeded = (make: () => Agent) => {
  let agent: Agent | undefined
  return {
    get: () => (agent ??= make()),
    destroy: async () => agent?.destroy(),
  }
}
