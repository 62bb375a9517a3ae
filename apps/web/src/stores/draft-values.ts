import {
  mayBeTemplate,
  type DefaultParameters,
  type Image,
  type Model,
  type ModelLimits,
  type NewGeneration,
} from '@atelier/contracts'
import { chosenStyles, type ChosenStyle } from './chosen-styles.ts'
import { asTemplate } from './escapes.ts'
import { inTenths, snap, snapSize, type Size } from './limits.ts'

/** What the next picture shall be. null: the settings' value, or else the model's own; for the seed a new one each time. */
export interface Draft {
  readonly prompt: string
  /** Around the prompt, in this order. */
  readonly styles: readonly ChosenStyle[]
  readonly negativePrompt: string | null
  readonly model: string | null
  readonly size: Size | null
  readonly steps: number | null
  readonly guidance: number | null
  readonly seed: number | null
  readonly count: number | null
  /** The picture that this is made from. */
  readonly parentId: string | null
}

const noOptions = {
  negativePrompt: null,
  size: null,
  steps: null,
  guidance: null,
  seed: null,
  count: null,
} satisfies Partial<Draft>
export const emptyDraft: Draft = { prompt: '', styles: [], model: null, parentId: null, ...noOptions }

/** The same draft with nothing chosen but its words and its model. */
export const withoutOptions = (draft: Draft): Draft => ({ ...draft, ...noOptions })
export const hasOptions = (draft: Draft) =>
  Object.keys(noOptions).some(key => draft[key as keyof typeof noOptions] !== null)

/** What the chosen model will be asked for: null where it has no such parameter, and for the seed where it is random. */
export interface Settled {
  readonly size: Size
  readonly steps: number | null
  readonly guidance: number | null
  readonly seed: number | null
  readonly count: number
  readonly negativePrompt: string | null
}

/** What was chosen, or else what the settings say, or else the model's own; each inside the model's limits. */
export function settle(draft: Draft, limits: ModelLimits, defaults?: DefaultParameters): Settled {
  const wanted = {
    width: draft.size?.width ?? defaults?.width ?? limits.width.default,
    height: draft.size?.height ?? defaults?.height ?? limits.height.default,
  }
  return {
    size: snapSize(wanted, limits),
    steps: limits.steps && snap(draft.steps ?? defaults?.steps ?? limits.steps.default, limits.steps),
    guidance:
      limits.guidance &&
      snap(draft.guidance ?? defaults?.guidance ?? limits.guidance.default, inTenths(limits.guidance)),
    seed: limits.seed && draft.seed !== null ? snap(draft.seed, limits.seed) : null,
    count: snap(draft.count ?? defaults?.count ?? limits.count.default, limits.count),
    negativePrompt: limits.negativePrompt && (draft.negativePrompt ?? defaults?.negativePrompt ?? ''),
  }
}

/** What is sent: just what the form shows. */
export function toRequest(
  draft: Draft,
  { id, limits }: Pick<Model, 'id' | 'limits'>,
  defaults?: DefaultParameters,
): NewGeneration & Size {
  const { size, steps, guidance, seed, count, negativePrompt } = settle(draft, limits, defaults)
  return {
    prompt: draft.prompt.trim(),
    model: id,
    ...size,
    count,
    ...(draft.styles.length > 0 && { styles: draft.styles.map(style => style.id) }),
    ...(steps !== null && { steps }),
    ...(guidance !== null && { guidance }),
    ...(seed !== null && { seed }),
    ...(negativePrompt?.trim() && { negativePrompt: negativePrompt.trim() }),
    ...(draft.parentId !== null && { parentId: draft.parentId }),
  }
}

export type Recipe = Pick<
  Image,
  'prompt' | 'negativePrompt' | 'typed' | 'model' | 'width' | 'height' | 'steps' | 'guidance' | 'seed'
> &
  Partial<Pick<Image, 'task' | 'inputs' | 'recipe'>> & { readonly count?: number }

interface Taking {
  readonly seed?: 'keep' | 'new'
  /** Those that there are. */
  readonly styles?: readonly ChosenStyle[] | undefined
  /** The form of the studio reads templates, that of a grid takes a prompt as it is. */
  readonly into?: 'studio' | 'grid'
  /** The picture whose recipe it is. */
  readonly parentId?: string | null
}

/**
 * The draft that makes the same again; with a new seed, something like it. What was typed comes back where its styles are
 * still there by name, and where it is no template, from which another one may be sampled; else what was sent, which needs none.
 */
export function fromRecipe(
  { typed, prompt, negativePrompt, model, width, height, steps, guidance, seed, count = 1 }: Recipe,
  { seed: seedIs = 'keep', styles: known = [], into = 'studio', parentId = null }: Taking = {},
): Draft {
  const named = typed?.styles.map(name => known.find(style => style.name === name)) ?? []
  const styles = named.filter(style => style !== undefined)
  const isTyped = typed !== null && styles.length === named.length && !mayBeTemplate(typed.prompt)
  const words = isTyped ? typed : { prompt: into === 'studio' ? asTemplate(prompt) : prompt, negativePrompt }
  return {
    prompt: words.prompt,
    styles: isTyped ? styles.map(({ id, name }) => ({ id, name })) : [],
    negativePrompt: words.negativePrompt ?? '',
    model,
    size: { width, height },
    steps,
    guidance,
    seed: seedIs === 'keep' ? seed : null,
    count,
    parentId,
  }
}

/** A draft as it was stored; whatever is not as it should be falls back to empty. */
export function parseDraft(text: string | null): Draft {
  const stored = parseObject(text)
  const string = (key: 'negativePrompt' | 'model' | 'parentId') =>
    typeof stored[key] === 'string' ? stored[key] : null
  const number = (key: 'steps' | 'guidance' | 'seed' | 'count') => (isNumber(stored[key]) ? stored[key] : null)
  return {
    prompt: typeof stored['prompt'] === 'string' ? stored['prompt'] : '',
    styles: chosenStyles(stored['styles']),
    negativePrompt: string('negativePrompt'),
    model: string('model'),
    size: isSize(stored['size']) ? stored['size'] : null,
    steps: number('steps'),
    guidance: number('guidance'),
    seed: number('seed'),
    count: number('count'),
    parentId: string('parentId'),
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isSize = (value: unknown): value is Size =>
  typeof value === 'object' &&
  value !== null &&
  'width' in value &&
  'height' in value &&
  isNumber(value.width) &&
  isNumber(value.height)

/** As it was stored by this version of the page; anything else is nothing. */
export function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
