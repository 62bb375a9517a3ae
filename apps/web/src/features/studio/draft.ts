import type { Image, Model, NewGeneration } from '@atelier/contracts'
import { snap, snapSize, type Size } from './sizes.ts'

/** What the next picture shall be. null: the model's own value, and for the seed a new one each time. */
export interface Draft {
  readonly prompt: string
  readonly negativePrompt: string
  readonly model: string | null
  readonly size: Size | null
  readonly steps: number | null
  readonly guidance: number | null
  readonly seed: number | null
  readonly count: number
}

export const emptyDraft: Draft = { prompt: '', negativePrompt: '', model: null, size: null, steps: null, guidance: null, seed: null, count: 1 }

/** A draft as it was kept; whatever is not as it should be falls back to empty. */
export function parseDraft(text: string | null): Draft {
  const kept = parseObject(text)
  const string = (key: 'prompt' | 'negativePrompt') => typeof kept[key] === 'string' ? kept[key] : emptyDraft[key]
  const number = (key: 'steps' | 'guidance' | 'seed' | 'count') => isNumber(kept[key]) ? kept[key] : null
  return {
    prompt: string('prompt'),
    negativePrompt: string('negativePrompt'),
    model: typeof kept.model === 'string' ? kept.model : null,
    size: isSize(kept.size) ? kept.size : null,
    steps: number('steps'),
    guidance: number('guidance'),
    seed: number('seed'),
    count: number('count') ?? emptyDraft.count,
  }
}

/** What is sent: only what the model has, each value inside its limits. */
export function toRequest(draft: Draft, { id, limits }: Pick<Model, 'id' | 'limits'>): NewGeneration {
  const negativePrompt = draft.negativePrompt.trim()
  return {
    prompt: draft.prompt.trim(),
    model: id,
    ...(draft.size && snapSize(draft.size, limits)),
    count: snap(draft.count, limits.count),
    ...(limits.steps && draft.steps !== null && { steps: snap(draft.steps, limits.steps) }),
    ...(limits.guidance && draft.guidance !== null && { guidance: snap(draft.guidance, limits.guidance) }),
    ...(limits.seed && draft.seed !== null && { seed: snap(draft.seed, limits.seed) }),
    ...(limits.negativePrompt && negativePrompt && { negativePrompt: negativePrompt.slice(0, limits.negativePrompt.maxLength) }),
  }
}

type Recipe = Pick<Image, 'prompt' | 'negativePrompt' | 'model' | 'width' | 'height' | 'steps' | 'guidance' | 'seed'>

/** The draft that makes the same picture again. */
export const fromRecipe = ({ prompt, negativePrompt, model, width, height, steps, guidance, seed }: Recipe): Draft =>
  ({ prompt, negativePrompt: negativePrompt ?? '', model, size: { width, height }, steps, guidance, seed, count: 1 })

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isSize = (value: unknown): value is Size =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value && isNumber(value.width) && isNumber(value.height)

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  catch {
    return {}
  }
}
