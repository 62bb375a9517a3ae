import type { Recipe } from '../recipe.ts'
import { formatPairs, GENERATOR, type Pairs } from './a1111-text.ts'
import { detailsFrom, pairsOf } from './details.ts'
import type { Evidence } from './evidence.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord, parseJson } from './json.ts'
import { rawFrom } from './names.ts'
import { servedInsteadIn, servedInsteadText } from './served-instead.ts'
import { recipeFrom, type FoundRecipe, type RawRecipe } from './values.ts'

/** Civitai names the model only in its list of what was used. */
const modelOfResources = (pairs: Pairs) => {
  const resources = parseJson(pairs.get('civitai resources'))
  const found: unknown = Array.isArray(resources)
    ? resources.find(resource => isRecord(resource) && resource['type'] === 'checkpoint')
    : undefined
  if (!isRecord(found) || typeof found['modelName'] !== 'string') return undefined
  return [found['modelName'], found['modelVersionName']].filter(part => typeof part === 'string').join(' ')
}

/** What the parameters say; undefined where there are none. */
export const rawFromInfotext = (found: Evidence): (RawRecipe & { readonly isOurs: boolean }) | undefined => {
  const { prompt, negativePrompt, pairs } = found.infotext() ?? {}
  if (!pairs) return undefined
  const named = rawFrom(pairs)
  return {
    ...named,
    prompt,
    negativePrompt: negativePrompt ?? named.negativePrompt,
    model: named.model ?? modelOfResources(pairs),
    provider: pairs.get('provider'),
    details: detailsFrom(pairs),
    servedInstead: servedInsteadIn(pairs.get('served instead of')),
    isOurs: pairs.get('generator') === GENERATOR,
  }
}

/** AUTOMATIC1111 and Forge. */
export const a1111: RecipeFormat = {
  source: 'a1111',
  read: found => {
    const raw = rawFromInfotext(found)
    return raw && recipeFrom(raw)
  },
}

/** Our own file after a tool took its XMP away: nearly everything is in the A1111 text too. */
export const atelierText: RecipeFormat = {
  source: 'atelier',
  read: found => {
    const raw = rawFromInfotext(found)
    return raw?.isOurs ? recipeFrom(raw) : undefined
  },
}

const textOf = (
  { prompt, negativePrompt }: Pick<FoundRecipe, 'prompt' | 'negativePrompt'>,
  pairs: Readonly<Record<string, string | number | null>>,
) =>
  [prompt ?? '', ...(negativePrompt ? [`Negative prompt: ${negativePrompt}`] : []), formatPairs(pairs)]
    .join('\n')
    .toWellFormed()

/** What a recipe tells beyond its words, by the names of A1111. */
export const infotextPairs = (recipe: FoundRecipe): Record<string, string | number | null> => {
  const { steps, sampler, guidance, seed, width, height, model, details } = recipe
  return {
    Steps: steps ?? null,
    Sampler: sampler ?? null,
    'CFG scale': guidance ?? null,
    Seed: seed ?? null,
    Size: width === undefined || height === undefined ? null : `${width}x${height}`,
    Model: model ?? null,
    ...pairsOf(details),
  }
}

/** What another tool wrote, as A1111 would have. */
export const formatInfotext = (recipe: FoundRecipe): string => textOf(recipe, infotextPairs(recipe))

/** The text by which other tools know how the picture was made. */
export const writeInfotext = (recipe: Recipe) =>
  textOf(recipe, {
    ...infotextPairs(recipe),
    Provider: recipe.provider,
    'Served instead of': servedInsteadText(recipe.servedInstead),
    Generator: GENERATOR,
    Version: 1,
  })
