import { afterEach } from 'vitest'
import { createOpenRouterEngine, type OpenRouterOptions } from '../openrouter/engine.ts'
import { openRouter } from '../openrouter/kind.ts'
import type { Settings } from '../openrouter/settings.ts'
import type { Engine } from '../port/engine.ts'
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
  const { name, isBuiltIn, sourceMark, id: kind } = openRouter
  const work = createOpenRouterEngine({
    id: kind,
    settings: () => settings,
    reach: 'own network',
    maxImageBytes: 16 * 1024 * 1024,
    timeoutMs: 20_000,
    // A busy machine is no reason for a list without prices.
    patienceMs: 20_000,
    ...options.engine,
  })
  const engine: Engine = { id: kind, kind, name, isBuiltIn, sourceMark, ...work }
  return {
    standIn,
    engine,
    close: async () => {
      await engine.close()
      await standIn.close()
    },
  }
}

/** Opens engines that are closed after their test. */
export const createOpenOpenRouter = () => {
  const opened: (() => Promise<void>)[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(close => close()))
  })
  return async (options?: OpenOptions) => {
    const subject = await openOpenRouter(options)
    opened.push(subject.close)
    return subject
  }
}
