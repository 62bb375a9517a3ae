import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { Recipe } from '../recipe.ts'
import { formatPairs, parseInfotext } from './a1111-text.ts'
import type { RecipeFormat } from './format.ts'
import { recipeFrom } from './values.ts'

const GENERATOR = 'Atelier'

const fromInfotext = (text: string) => {
  const { prompt, negativePrompt, pairs } = parseInfotext(text)
  if (!pairs) return undefined
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(pairs.get('Size') ?? '') ?? []
  const recipe = recipeFrom({
    prompt,
    negativePrompt,
    width,
    height,
    model: pairs.get('Model'),
    provider: pairs.get('Provider'),
    seed: pairs.get('Seed'),
    steps: pairs.get('Steps'),
    guidance: pairs.get('CFG scale'),
    sampler: pairs.get('Sampler'),
  })
  return recipe && { recipe, isOurs: pairs.get('Generator') === GENERATOR }
}

const read = (text: string | undefined) => (text === undefined ? undefined : fromInfotext(text))

/** AUTOMATIC1111 and Forge. */
export const a1111: RecipeFormat = {
  source: 'a1111',
  read: texts => read(texts.get(PARAMETERS_KEYWORD))?.recipe,
}

/** Our own file after a tool took its XMP away: nearly everything is in the A1111 text too. */
export const atelierText: RecipeFormat = {
  source: 'atelier',
  read: texts => {
    const found = read(texts.get(PARAMETERS_KEYWORD))
    return found?.isOurs ? found.recipe : undefined
  },
}

/** The text by which other tools know how the picture was made. */
export const writeInfotext = (recipe: Recipe) => {
  const { prompt, negativePrompt, steps, sampler, guidance, seed, width, height, model, provider } = recipe
  const pairs = formatPairs({
    Steps: steps,
    Sampler: sampler,
    'CFG scale': guidance,
    Seed: seed,
    Size: `${width}x${height}`,
    Model: model,
    Provider: provider,
    Generator: GENERATOR,
    Version: 1,
  })
  return [prompt, ...(negativePrompt ? [`Negative prompt: ${negativePrompt}`] : []), pairs].join('\n').toWellFormed()
}
