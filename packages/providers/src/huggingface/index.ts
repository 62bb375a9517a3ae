import type { Agent } from 'undici'
import { createGuardedAgent } from '../net/guarded-agent.ts'
import { loadUndici } from '../net/undici.ts'
import type { Provider } from '../port/engine.ts'
import { DEFAULT_MODEL } from './catalogue.ts'
import { createClient } from './client.ts'
import { createDownload } from './download.ts'
import { createDraw } from './draw.ts'
import { createGenerate } from './generate.ts'
import { createHub, type Hub } from './hub.ts'
import { createModels } from './models.ts'
import { tokenOf, withDefaults, type HuggingFaceOptions } from './options.ts'
import { createServing } from './serving.ts'

export { HUGGINGFACE_DEFAULTS, type HuggingFaceOptions, type OwnEndpoint } from './options.ts'
export type { TokenOwner } from './hub.ts'

export interface HuggingFaceProvider extends Provider {
  /** Whose token it is. Throws a ProviderError, `provider.auth` for one that is not accepted. */
  readonly checkToken: Hub['checkToken']
  /** Ends what is under way and lets go of the connections. */
  readonly close: () => Promise<void>
}

/** Images through the inference providers of Hugging Face, Dedicated Inference Endpoints and servers of one's own. */
export const createHuggingFaceProvider = (options: HuggingFaceOptions): HuggingFaceProvider => {
  const config = withDefaults(options)
  // As many connections as there are calls: how many that are is decided by who calls.
  const agent = whenNeeded(
    () =>
      new (loadUndici().Agent)({
        allowH2: false,
        keepAliveTimeout: 10_000,
        connect: { timeout: config.connectTimeoutMs },
      }),
  )
  const guarded = whenNeeded(() => createGuardedAgent(config))
  const client = createClient(config, agent.get)
  const hub = createHub(config, client)
  const serving = createServing(config, hub)
  const models = createModels(config, serving)
  const draw = createDraw(config, client, createDownload(config, guarded.get))

  return {
    id: 'huggingface',
    name: 'Hugging Face',
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
    generate: createGenerate(config, models, draw),
    checkToken: hub.checkToken,
    close: async () => {
      serving.close()
      await Promise.all([agent.destroy(), guarded.destroy()])
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
