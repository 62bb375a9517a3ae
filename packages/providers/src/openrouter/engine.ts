import { checkBy } from '../net/check.ts'
import type { Reach, Resolve } from '../net/guarded-agent.ts'
import { at, parseJson } from '../net/json.ts'
import { createOwnServer } from '../net/own-server.ts'
import { keyIn } from '../options/key.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { errorIn, NAME } from './errors.ts'
import { createGenerate } from './generate.ts'
import { createModels } from './models.ts'
import type { Settings } from './settings.ts'

export interface OpenRouterOptions {
  readonly id: string
  /** Asked at every call, since they may change while the studio runs. */
  readonly settings: () => Settings
  readonly reach: Reach
  readonly maxImageBytes: number
  /** Milliseconds that one picture may take. */
  readonly timeoutMs: number
  readonly patienceMs?: number
  readonly now?: () => number
  readonly resolve?: Resolve
}

const BASE_URL = 'https://openrouter.ai/api/v1'
const PATIENCE_MS = 1_200
const CHECK_TIMEOUT_MS = 5_000

const missing = () =>
  new ProviderError('provider.not_configured', `${NAME} needs an API key.`, {
    suggestion: 'Make one at openrouter.ai/settings/keys, and enter it on the page of the engines.',
  })

/** Pictures through OpenRouter, whose models say themselves what they take. */
export const createOpenRouterEngine = (options: OpenRouterOptions): EngineWork => {
  const { id, settings, reach, maxImageBytes, timeoutMs, now = Date.now, patienceMs = PATIENCE_MS } = options
  const hasKey = () => keyIn(settings().apiKey) !== undefined
  const requireKey = () => {
    if (!hasKey()) throw missing()
  }
  const server = createOwnServer({
    name: NAME,
    baseUrl: () => settings().baseUrl ?? BASE_URL,
    headers: (): Record<string, string> => {
      const key = keyIn(settings().apiKey)
      return key === undefined ? {} : { authorization: `Bearer ${key}` }
    },
    reach,
    now,
    ...(options.resolve && { resolve: options.resolve }),
  })
  const models = createModels({ id, hasKey, now, patienceMs }, server)

  /** The list of models is everybody's, so the key is asked for by itself: whether it is one, and what may be spent. */
  const checkKey = async (signal: AbortSignal) => {
    requireKey()
    const answer = await server.ask({ method: 'GET', path: '/key', signal, timeoutMs: CHECK_TIMEOUT_MS })
    const wrong = errorIn(answer, { now: now() })
    if (wrong) throw wrong
    if (at(parseJson(answer.bytes), 'data', 'limit_remaining') === 0)
      throw new ProviderError('provider.quota', `${NAME} accepts the key, but its limit is used up.`, {
        suggestion: 'Raise the limit of the key at openrouter.ai/settings/keys.',
      })
  }

  const check = checkBy(async signal => {
    await checkKey(signal)
    return models.count(signal)
  })

  return {
    availability: () =>
      hasKey()
        ? { available: true }
        : { available: false, reason: `${NAME} needs an API key: enter one on the page of the engines.` },
    models,
    generate: createGenerate({ requireKey, timeoutMs, maxImageBytes, now }, server, models),
    // Connections are made when they are needed: there is nothing to open.
    start: async () => {},
    check,
    close: async () => {
      models.close(new ProviderError('provider.unavailable', 'The engine was closed.'))
      await server.close()
    },
  }
}
