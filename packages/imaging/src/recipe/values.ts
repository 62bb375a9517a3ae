import type { Recipe } from '../recipe.ts'

/** Texts of which a file may hold more than we do. */
export type TextPart = 'prompt' | 'negativePrompt' | 'model' | 'provider' | 'sampler'

/** What a file says of its making: as much of it as was there and made sense. */
export type FoundRecipe = { readonly [K in keyof Recipe]?: Recipe[K] | undefined } & {
  /** What was too long and is here only in part; left out where everything is whole. */
  readonly cut?: readonly TextPart[]
}

type Judged = 'details' | 'servedInstead'

/** Values of any kind; null says for certain that there is none. */
export type RawRecipe = { readonly [K in Exclude<keyof Recipe, Judged>]?: unknown } & {
  readonly [K in Judged]?: Recipe[K] | undefined
}

/** Longer texts are cut: no prompt is longer, but a hostile file may be. In UTF-16 units. */
const MAX_LENGTHS: Readonly<Record<TextPart, number>> = {
  prompt: 20_000,
  negativePrompt: 20_000,
  model: 200,
  provider: 200,
  sampler: 200,
}
const isTextPart = (key: string): key is TextPart => Object.hasOwn(MAX_LENGTHS, key)

/** At most so long, and never ending in half of a character. */
const shorten = (text: string, maxLength: number) => {
  const isSplit = /[\ud800-\udbff]/.test(text[maxLength - 1] ?? '')
  return text.slice(0, isSplit ? maxLength - 1 : maxLength)
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
const nameOf = (value: unknown) => textOf(value)?.trim() || undefined

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

/** What the generators of random numbers take. */
const MAX_SEED = 2n ** 64n - 1n

/** Exact: as text from 2^53 on. */
const seedOf = (value: unknown) => {
  if (typeof value !== 'string' || !/^\s*\d{16,20}\s*$/.test(value)) return integerOf(value, Number.MAX_SAFE_INTEGER)
  const seed = BigInt(value)
  if (seed > MAX_SEED) return undefined
  return seed > BigInt(Number.MAX_SAFE_INTEGER) ? String(seed) : Number(seed)
}

/** Takes values of any kind and keeps those that make sense; undefined where nothing tells how the picture was made. */
export const recipeFrom = (raw: RawRecipe): FoundRecipe | undefined => {
  const whole: FoundRecipe = {
    prompt: textOf(raw.prompt),
    negativePrompt: textOf(raw.negativePrompt),
    model: nameOf(raw.model),
    provider: nameOf(raw.provider),
    seed: seedOf(raw.seed),
    steps: integerOf(raw.steps, 100_000),
    guidance: numberOf(raw.guidance),
    sampler: nameOf(raw.sampler),
    width: lengthOf(raw.width),
    height: lengthOf(raw.height),
  }
  if (Object.values(whole).every(value => value === undefined)) return undefined
  const { details, servedInstead } = raw
  const told = { ...whole, ...(details && { details }), ...(servedInstead && { servedInstead }) }
  const shortened = Object.entries(whole).flatMap(([key, value]): [TextPart, string][] =>
    isTextPart(key) && typeof value === 'string' && value.length > MAX_LENGTHS[key]
      ? [[key, shorten(value, MAX_LENGTHS[key])]]
      : [],
  )
  return shortened.length === 0
    ? told
    : { ...told, ...Object.fromEntries(shortened), cut: shortened.map(([key]) => key) }
}

/** The first, with what it does not tell from the second. */
export const fillFrom = (first: RawRecipe, second: RawRecipe | undefined): RawRecipe => ({
  ...second,
  ...Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined)),
})
