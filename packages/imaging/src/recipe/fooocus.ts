import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import { a1111 } from './a1111.ts'
import type { RecipeFormat } from './format.ts'
import { parseRecord, recipeFrom } from './values.ts'

const fromJson = (text: string | undefined) => {
  const found = parseRecord(text)
  if (!found || !('base_model' in found)) return undefined
  const [, width, height] = /^\s*\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*\)\s*$/.exec(String(found['resolution'])) ?? []
  return recipeFrom({
    prompt: found['prompt'],
    negativePrompt: found['negative_prompt'],
    model: found['base_model'],
    seed: found['seed'],
    steps: found['steps'],
    guidance: found['guidance_scale'],
    sampler: found['sampler'],
    width,
    height,
  })
}

/** A PNG says which of two schemes it follows; in other files only the JSON can be told apart. */
export const fooocus: RecipeFormat = {
  source: 'fooocus',
  read: texts =>
    texts.get('fooocus_scheme') === 'a1111' ? a1111.read(texts) : fromJson(texts.get(PARAMETERS_KEYWORD)),
}
