import type { Reach, Resolve } from '../net/guarded-agent.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { createCheck } from './check.ts'
import { createConnections } from './connections.ts'
import { createDownload } from './download.ts'
import { createGenerate } from './generate.ts'
import { createModels, keyMissing, needsKey } from './models.ts'
import type { Settings } from './settings.ts'

export interface OpenAiOptions {
  readonly id: string
  /** Asked at every call, since they may change while the studio runs. */
  readonly settings: () => Settings
  /** Where the server may be. */
  readonly reach: Reach
  /** Where a picture may be that the server names by URL and that is not at the server itself. */
  readonly pictureReach: Reach
  readonly maxImageBytes: number
  /** Milliseconds that one picture may take. */
  readonly timeoutMs: number
  readonly patienceMs?: number
  readonly now?: () => number
  readonly resolve?: Resolve
}

/** How long a list of models waits for the server before it tells what was last known. */
const PATIENCE_MS = 1_200

/** Pictures from any server that speaks OpenAI's image API. */
export const createOpenAiEngine = (options: OpenAiOptions): EngineWork => {
  const {
    id,
    settings,
    reach,
    pictureReach,
    maxImageBytes,
    timeoutMs,
    now = Date.now,
    patienceMs = PATIENCE_MS,
  } = options
  const resolve = options.resolve && { resolve: options.resolve }
  const connections = createConnections({ settings, reach, now, ...resolve })
  const download = createDownload({ reach: pictureReach, maxImageBytes, ...resolve })
  const models = createModels({ id, now, patienceMs }, connections)

  return {
    availability: () => {
      const connection = connections.find()
      if (!connection) return { available: false, reason: 'Enter an address on the page of the engines.' }
      if (!needsKey(connection)) return { available: true }
      return { available: false, reason: `${keyMissing(connection).message} Enter one on the page of the engines.` }
    },
    models,
    generate: createGenerate({ timeoutMs, maxImageBytes, now }, connections, models, download),
    start: async () => {
      models.warm()
    },
    check: createCheck(connections, now),
    close: async () => {
      models.close(new ProviderError('provider.unavailable', 'The engine was closed.'))
      await Promise.all([connections.close(), download.close()])
    },
  }
}
