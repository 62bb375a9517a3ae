import { XMP_KEYWORD } from '../carriers/carrier.ts'
import type { Recipe } from '../recipe.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord, parseJson } from './values.ts'
import { XMP_RECIPE_CLOSE, XMP_RECIPE_OPEN } from './xmp.ts'

const MAX_LENGTH = 20_000

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_LENGTH
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
const isNumberOrNull = (value: unknown): value is number | null => value === null || (typeof value === 'number' && Number.isFinite(value))
const isLength = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 65_535

const recipeOf = (value: unknown): Recipe | undefined => {
  if (!isRecord(value)) return undefined
  const { prompt, negativePrompt, model, provider, seed, steps, guidance, sampler, width, height } = value
  if (!isText(prompt) || !isTextOrNull(negativePrompt) || !isTextOrNull(model) || !isTextOrNull(provider) || !isTextOrNull(sampler)) return undefined
  if (!isNumberOrNull(seed) || !isNumberOrNull(steps) || !isNumberOrNull(guidance) || !isLength(width) || !isLength(height)) return undefined
  return { prompt, negativePrompt, model, provider, seed, steps, guidance, sampler, width, height }
}

const unescape = (xml: string) => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The exact recipe, as our own writer puts it into the XMP packet. */
export const atelier: RecipeFormat = {
  source: 'atelier',
  read: texts => {
    const packet = texts.get(XMP_KEYWORD)
    const start = packet?.indexOf(XMP_RECIPE_OPEN) ?? -1
    const end = packet?.indexOf(XMP_RECIPE_CLOSE, start) ?? -1
    if (packet === undefined || start < 0 || end < 0) return undefined
    return recipeOf(parseJson(unescape(packet.slice(start + XMP_RECIPE_OPEN.length, end))))
  },
}
