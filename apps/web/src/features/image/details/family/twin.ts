import { hasSize, type Image, type Model, type NewVariation } from '@atelier/contracts'
import { begunWith } from '../../../../stores/begun-with.ts'
import { withoutWord, type PromptWord } from './strike.ts'

/** Of a picture whose model is known. */
type Made = Image & { readonly model: string }

export const hasModel = (image: Image): image is Made => image.model !== null

/** What is sent for the same picture without one word: all that the model takes stays as it was, the seed first of all. */
export function twinOf(image: Made, word: PromptWord, { limits }: Pick<Model, 'limits'>): NewVariation {
  const { prompt, typed } = withoutWord(image, word)
  const { id, model, width, height, steps, guidance, seed, negativePrompt } = image
  return {
    prompt,
    model,
    ...((image.task === null || hasSize(image.task)) && { width, height }),
    count: 1,
    parentId: id,
    relation: 'without',
    ...(typed && { typed }),
    ...(negativePrompt && limits.negativePrompt && { negativePrompt }),
    ...(steps !== null && limits.steps && { steps }),
    ...(guidance !== null && limits.guidance && { guidance }),
    ...(seed !== null && limits.seed && { seed }),
    ...begunWith({ task: image.task, inputs: image.inputs, how: image.recipe }),
  }
}
