import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { RecipeFormat } from './format.ts'
import { parseRecord, recipeFrom } from './values.ts'

const MARKER = 'use_stable_diffusion_model'

/** A text for each key in a PNG; one JSON of the same keys elsewhere. */
export const easydiffusion: RecipeFormat = {
  source: 'easydiffusion',
  read: texts => {
    const found: Record<string, unknown> = texts.has(MARKER)
      ? Object.fromEntries(texts)
      : (parseRecord(texts.get(PARAMETERS_KEYWORD)) ?? {})
    if (!(MARKER in found)) return undefined
    return recipeFrom({
      prompt: found['prompt'],
      negativePrompt: found['negative_prompt'],
      model: found[MARKER],
      seed: found['seed'],
      steps: found['num_inference_steps'],
      guidance: found['guidance_scale'],
      sampler: found['sampler_name'],
      width: found['width'],
      height: found['height'],
    })
  },
}
