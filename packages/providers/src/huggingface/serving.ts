import { setTimeout } from 'node:timers/promises'
import { ProviderError } from '../port/errors.ts'
import { createCache } from '../net/cache.ts'
import { providerError } from './errors.ts'
import type { Hub } from './hub.ts'
import { isHubId, type HubModel } from './hub-model.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'

/** What is known of a model. With `failure` the Hub could not be asked now, and `model` is what it said last. */
export interface Known {
  readonly model: HubModel | undefined
  readonly failure?: ProviderError
}

/** What the Hub says, remembered for a while. Another token may see other models, so it starts anew. */
export const createServing = (config: HuggingFaceConfig, hub: Hub) => {
  const shared = { now: config.now, failureTtlMs: config.failureTtlMs }
  const models = createCache({
    ...shared,
    ttlMs: config.mappingTtlMs,
    maxEntries: config.maxCachedModels,
    load: (id, signal) => hub.find(id, signal),
  })
  const searches = createCache({
    ...shared,
    ttlMs: config.searchTtlMs,
    maxEntries: 50,
    load: (text, signal) => hub.search(text, signal),
  })
  let seenToken = tokenOf(config)

  const startAnewWithToken = () => {
    const token = tokenOf(config)
    if (token === seenToken) return
    seenToken = token
    models.clear()
    searches.clear()
  }

  const find = async (id: string, signal: AbortSignal): Promise<Known> => {
    startAnewWithToken()
    signal.throwIfAborted()
    if (!isHubId(id)) return { model: undefined }
    try {
      return { model: await models.get(id, signal) }
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      return { model: models.peek(id), failure: error }
    }
  }

  return {
    find,
    /** The same for a list, which must not wait for a slow Hub: what was last known, while the question goes on. */
    glance: async (id: string, signal: AbortSignal): Promise<Known> => {
      const answered = new AbortController()
      // Of the caller's time, so by the real clock.
      const patience = setTimeout(config.listPatienceMs, undefined, { signal: answered.signal }).then((): Known => ({
        model: models.peek(id),
        failure: providerError('provider.unavailable', { kind: 'hub' }),
      }))
      try {
        return await Promise.race([find(id, signal), patience])
      } finally {
        answered.abort()
        patience.catch(() => {})
      }
    },
    search: (text: string, signal: AbortSignal): Promise<HubModel[]> => {
      startAnewWithToken()
      return searches.get(text, signal)
    },
    close: () => {
      const reason = new ProviderError('provider.unavailable', 'The studio is shutting down.')
      models.close(reason)
      searches.close(reason)
    },
  }
}
export type ServingCache = ReturnType<typeof createServing>
