import type { Provider } from './engine.ts'

/** Every provider that a studio may have. A new one is added here, and the compiler names the places that miss it. */
export const PROVIDER_IDS = ['sketch', 'huggingface'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

const isProviderId = (id: string): id is ProviderId => PROVIDER_IDS.some(known => known === id)

/**
 * The providers of a studio, each under its own id. In `all`, the built-in one comes first: it knows at once which models
 * are its own, where others have to ask somebody.
 */
export const createProviders = (providers: Readonly<Record<ProviderId, Provider>>) => {
  const wrong = PROVIDER_IDS.find(id => providers[id].id !== id)
  if (wrong !== undefined) throw new Error(`The provider under "${wrong}" calls itself "${providers[wrong].id}".`)
  return {
    all: PROVIDER_IDS.map(id => providers[id]) satisfies readonly Provider[],
    find: (id: string): Provider | undefined => (isProviderId(id) ? providers[id] : undefined),
  }
}
export type Providers = ReturnType<typeof createProviders>
