import type { RecipeFormat } from './format.ts'
import { parseRecord, recipeFrom } from './values.ts'

export const novelai: RecipeFormat = {
  source: 'novelai',
  read: texts => {
    if (texts.get('Software') !== 'NovelAI') return undefined
    const found = parseRecord(texts.get('Comment')) ?? {}
    return recipeFrom({
      prompt: found['prompt'] ?? texts.get('Description'),
      negativePrompt: found['uc'],
      model: texts.get('Source'),
      seed: found['seed'],
      steps: found['steps'],
      guidance: found['scale'],
      sampler: found['sampler'],
      width: found['width'],
      height: found['height'],
    })
  },
}
