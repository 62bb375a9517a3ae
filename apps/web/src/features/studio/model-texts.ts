import type { Model, ModelLimits } from '@atelier/contracts'

const names: Readonly<Record<string, string>> = { huggingface: 'Hugging Face', sketch: 'Built in, no AI' }
export const providerName = (id: string) => names[id] ?? id

export const STATUS_TEXT = { ready: 'Ready', needs_token: 'Needs a token', unavailable: 'Not available' } satisfies Record<Model['status'], string>

/** What can be set, in a line. */
export function limitsText({ width, height, steps, guidance, negativePrompt }: ModelLimits): string {
  return [
    `Up to ${width.max} × ${height.max}`,
    steps && (steps.min === steps.max ? `${steps.max} steps` : `${steps.min} to ${steps.max} steps`),
    guidance && 'guidance',
    negativePrompt && 'negative prompt',
  ].filter(Boolean).join(', ')
}

/** Who makes it and under which terms, in a line. */
export const originText = ({ provider, servedBy, license }: Pick<Model, 'provider' | 'servedBy' | 'license'>) =>
  [provider === 'sketch' ? providerName(provider) : servedText(servedBy), license ?? 'no licence named'].join(' · ')

const servedText = (servedBy: readonly string[]) => servedBy.length > 0 ? `Served by ${servedBy.join(', ')}` : 'Served by nobody now'

const ORDER = ['ready', 'needs_token', 'unavailable'] as const satisfies readonly Model['status'][]

/** One group a status, what can be used first. */
export const byStatus = (models: readonly Model[]) =>
  ORDER.map(status => ({ status, title: STATUS_TEXT[status], models: models.filter(model => model.status === status) })).filter(group => group.models.length > 0)
