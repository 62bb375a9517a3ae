import { closedAfterEach, openedEngine } from './opened.ts'
import { createOpenRouterEngine, type OpenRouterOptions } from '../openrouter/engine.ts'
import { openRouter } from '../openrouter/kind.ts'
import type { Settings } from '../openrouter/settings.ts'
import { API_KEY } from './openai-engine.ts'
import { type OpenRouterStandInOptions, startOpenRouterStandIn } from './openrouter/index.ts'

interface OpenOptions {
  readonly settings?: Partial<Settings>
  readonly standIn?: OpenRouterStandInOptions
  readonly engine?: Partial<OpenRouterOptions>
}

/** An engine of this kind in front of a stand-in: nothing leaves this machine. */
export const openOpenRouter = async (options: OpenOptions = {}) => {
  const standIn = await startOpenRouterStandIn({ apiKey: API_KEY, ...options.standIn })
  const settings: Settings = { baseUrl: standIn.baseUrl, apiKey: API_KEY, ...options.settings }
  const work = createOpenRouterEngine({
    id: openRouter.id,
    settings: () => settings,
    reach: 'own network',
    maxImageBytes: 16 * 1024 * 1024,
    timeoutMs: 20_000,
    // A busy machine is no reason for a list without prices.
    patienceMs: 20_000,
    ...options.engine,
  })
  return { standIn, ...openedEngine({ kind: openRouter, work, standIn }) }
}

/** Opens engines that are closed after their test. */
export const createOpenOpenRouter = () => closedAfterEach(openOpenRouter)
