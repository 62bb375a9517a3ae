import type { Recipe } from '../recipe.ts'

/** What a file says of its making: as much of it as was there and made sense. */
export type FoundRecipe = { readonly [K in keyof Recipe]?: Recipe[K] | undefined }

/** Longer texts are cut: no prompt is longer, but a hostile file may be. In UTF-16 units. */
const MAX_LENGTH = 20_000
const MAX_NAME_LENGTH = 300

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Python writes NaN, which JSON does not know. */
const withoutNaN = (json: string) => json.replaceAll(/(?<=[[:,\s])(?:NaN|-?Infinity)(?=[\],}\s])/g, 'null')

export const parseJson = (text: string | undefined): unknown => {
  if (text === undefined || !/^\s*[{[]/.test(text)) return undefined
  for (const json of [text, withoutNaN(text)]) {
    try {
      return JSON.parse(json)
    } catch {
      // Not JSON, so nothing that we can read.
    }
  }
  return undefined
}

export const parseRecord = (text: string | undefined) => {
  const value = parseJson(text)
  return isRecord(value) ? value : undefined
}

const textOf = (value: unknown, maxLength = MAX_LENGTH) =>
  typeof value === 'string' ? value.slice(0, maxLength) : undefined

const nameOf = (value: unknown) => textOf(value, MAX_NAME_LENGTH)?.trim() || undefined

/** From a number, or from text that is nothing but a number. */
const numberOf = (value: unknown) => {
  if (typeof value === 'string') return /^\s*\d{1,20}(?:\.\d{1,20})?\s*$/.test(value) ? Number(value) : undefined
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

const integerOf = (value: unknown, max: number) => {
  const number = numberOf(value)
  return number !== undefined && Number.isSafeInteger(number) && number <= max ? number : undefined
}

const lengthOf = (value: unknown) => integerOf(value, 65_535) || undefined

/** Takes values of any kind and keeps those that make sense; undefined where nothing tells how the picture was made. */
export const recipeFrom = (raw: { readonly [K in keyof Recipe]?: unknown }): FoundRecipe | undefined => {
  const recipe: FoundRecipe = {
    prompt: textOf(raw.prompt),
    negativePrompt: textOf(raw.negativePrompt),
    model: nameOf(raw.model),
    provider: nameOf(raw.provider),
    seed: integerOf(raw.seed, Number.MAX_SAFE_INTEGER),
    steps: integerOf(raw.steps, 100_000),
    guidance: numberOf(raw.guidance),
    sampler: nameOf(raw.sampler),
    width: lengthOf(raw.width),
    height: lengthOf(raw.height),
  }
  return Object.values(recipe).some(value => value !== undefined) ? recipe : undefined
}
