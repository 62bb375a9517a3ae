import type { Model } from '@atelier/contracts'

const names: Readonly<Record<string, string>> = { huggingface: 'Hugging Face', sketch: 'Built in' }

export const providerName = (id: string) => names[id] ?? id

const remarks = { ready: '', needs_token: ' (needs a token)', unavailable: ' (not available)' } satisfies Record<Model['status'], string>

/** As one line of the model list. */
export const optionText = ({ name, provider, status }: Pick<Model, 'name' | 'provider' | 'status'>) =>
  provider === 'sketch' ? `${name}, built in, no AI` : `${name}${remarks[status]}`

/** One group a provider, in the order in which they come. */
export function byProvider(models: readonly Model[]): { provider: string, models: Model[] }[] {
  return [...Map.groupBy(models, ({ provider }) => provider)].map(([provider, own]) => ({ provider, models: own }))
}
