import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord, parseRecord, recipeFrom } from './values.ts'

/** JSON in the same place as A1111's text. */
export const swarmui: RecipeFormat = {
  source: 'swarmui',
  read: texts => {
    const found = parseRecord(texts.get(PARAMETERS_KEYWORD))?.['sui_image_params']
    if (!isRecord(found)) return undefined
    return recipeFrom({
      prompt: found['prompt'],
      negativePrompt: found['negativeprompt'],
      model: found['model'],
      seed: found['seed'],
      steps: found['steps'],
      guidance: found['cfgscale'],
      sampler: found['sampler'],
      width: found['width'],
      height: found['height'],
    })
  },
}
