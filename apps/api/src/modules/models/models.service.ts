import type { FoundModels, Model } from '@atelier/contracts'
import { ProviderError, type Provider, type ProviderModel } from '@atelier/providers'
import { modelNotFound, modelUnavailable, providerNotConfigured } from './models.errors.ts'

/** Milliseconds that a look-up at an upstream catalogue may take while a request waits for it. */
const LOOK_UP_TIMEOUT_MS = 10_000

interface ModelsDependencies {
  /** In the order in which they are asked: those that answer without a network first. */
  readonly providers: readonly Provider[]
  readonly chosenDefault: () => string | null
}

export function createModelsService({ providers, chosenDefault }: ModelsDependencies) {
  /** The chosen one, else the first of a provider that is set up and not built in, else the built-in one. */
  function defaultId(): string {
    const available = providers.filter(provider => provider.availability().available)
    return chosenDefault() ?? (available.at(-1) ?? providers[0])?.models.defaultId ?? ''
  }
  const present = (model: ProviderModel): Model => ({ ...model, isDefault: model.id === defaultId() })
  const deadline = (signal?: AbortSignal) =>
    AbortSignal.any([AbortSignal.timeout(LOOK_UP_TIMEOUT_MS), ...(signal ? [signal] : [])])

  async function lookUp(id: string): Promise<{ provider: Provider; model: ProviderModel }> {
    for (const provider of providers) {
      const model = await provider.models.find(id, { signal: deadline() })
      if (model) return { provider, model }
    }
    throw modelNotFound(id)
  }

  return {
    async list({
      q,
      provider: providerId,
      signal,
    }: {
      q?: string | undefined
      provider?: string | undefined
      signal?: AbortSignal
    }): Promise<FoundModels> {
      let incomplete: FoundModels['incomplete'] = null
      const asked = providers.filter(provider => !providerId || provider.id === providerId)
      const lists = await Promise.all(
        asked.map(provider =>
          provider.models.list({
            search: q,
            signal: deadline(signal),
            onIncomplete: ({ code, message }) => {
              incomplete ??= { code, detail: message }
            },
          }),
        ),
      )
      return { items: lists.flat().map(present), incomplete }
    },

    get: async (id: string): Promise<Model> => present((await lookUp(id)).model),

    /** The model to use, and who serves it. Throws when it cannot be used now. */
    async resolve(id = defaultId()): Promise<{ provider: Provider; model: ProviderModel }> {
      const found = await lookUp(id)
      const { status, reason, replacement } = found.model
      if (status === 'needs_token') throw providerNotConfigured(reason ?? 'This model needs a token first.')
      if (status === 'unavailable')
        throw modelUnavailable(reason ?? 'Nobody serves this model at the moment.', replacement)
      return found
    },

    provider(id: string): Provider {
      const provider = providers.find(candidate => candidate.id === id)
      if (!provider)
        throw new ProviderError(
          'provider.not_configured',
          'The provider of this generation is not part of this studio any more.',
        )
      return provider
    },
  }
}
export type ModelsService = ReturnType<typeof createModelsService>
