import {
  hasSize,
  type Generation,
  type GenerationParameters,
  type Model,
  type NewVariation,
  type Task,
} from '@atelier/contracts'
import { begunWith, type BegunWith } from './begun-with.ts'

/** How something was made, by a model that is known. */
export type Made = Pick<Generation, 'prompt' | 'negativePrompt' | 'typed' | 'model'> &
  Pick<GenerationParameters, 'width' | 'height' | 'steps' | 'guidance'> &
  Partial<BegunWith>

/** So many come of one Vary, or as many as the model makes at a time. */
const VARIATIONS = 4

/** Whether another attempt gives another picture: an upscaler, which leaves nothing to chance, gives the same one. */
export const hasVariations = (
  { task }: { readonly task?: Task | null | undefined },
  model: Pick<Model, 'taskLimits'> | undefined,
): boolean => task !== 'upscale' || model?.taskLimits.upscale?.limits.seed !== null

interface Varying {
  /** The picture that is varied, where there is one. */
  readonly parentId: string | null
  /** How many the model makes at a time; undefined where it is not known. */
  readonly most: number | undefined
}

/**
 * What is sent for more of the same; without a seed, so that a new one is picked. The words are those that were sent: a
 * template is not sampled anew, and a style that was changed or deleted since changes nothing. What was typed goes along.
 */
export const variationOf = (
  { prompt, negativePrompt, typed, model, width, height, steps, guidance, task, inputs, how = null }: Made,
  { parentId, most = VARIATIONS }: Varying,
): NewVariation => ({
  prompt,
  model,
  // Where these follow from the start, they are the server's to say.
  ...((task === undefined || task === null || hasSize(task)) && { width, height }),
  count: Math.min(VARIATIONS, most),
  ...(negativePrompt && { negativePrompt }),
  ...(typed && { typed }),
  ...(steps !== null && { steps }),
  ...(guidance !== null && { guidance }),
  ...(parentId !== null && { parentId, relation: 'vary' as const }),
  ...begunWith({ ...(task && { task }), ...(inputs && { inputs }), how }),
})
