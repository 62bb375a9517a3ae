import type { Generation, GenerationParameters, NewVariation } from '@atelier/contracts'

/** How something was made, by a model that is known. */
export type Made = Pick<Generation, 'prompt' | 'negativePrompt' | 'typed' | 'model'> &
  Pick<GenerationParameters, 'width' | 'height' | 'steps' | 'guidance'>

/**
 * What is sent for the same once more; without a seed, so that a new one is picked. The words are those that were sent: a
 * template is not sampled anew, and a style that was changed or deleted since changes nothing. What was typed goes along.
 */
export const variationOf = (
  { prompt, negativePrompt, typed, model, width, height, steps, guidance }: Made,
  count: number,
): NewVariation & { width: number; height: number } => ({
  prompt,
  model,
  width,
  height,
  count,
  ...(negativePrompt && { negativePrompt }),
  ...(typed && { typed }),
  ...(steps !== null && { steps }),
  ...(guidance !== null && { guidance }),
})
