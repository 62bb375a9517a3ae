import { inflateRawSync } from 'node:zlib'
import type { Typed } from '@atelier/contracts'
import { XMP_KEYWORD } from '../carriers/carrier.ts'
import type { Recipe } from '../recipe.ts'
import { readDetails } from './details.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord, parseJson } from './json.ts'
import { readServedInstead } from './served-instead.ts'
import { XMP_RECIPE, XMP_RECIPE_PACKED } from './xmp.ts'

const MAX_LENGTH = 20_000
const MAX_STYLES = 100
/** In bytes: five texts of that length as UTF-16, and every character an escape of six. */
const MAX_UNPACKED_BYTES = 2 * 6 * 5 * MAX_LENGTH

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_LENGTH
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value))
const isSeedOrNull = (value: unknown): value is number | string | null =>
  isNumberOrNull(value) || (typeof value === 'string' && /^\d{16,20}$/.test(value))
const isLength = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 65_535

/** Null where it makes no sense, and in files from before there was one. */
const typedOf = (value: unknown): Typed | null => {
  if (!isRecord(value)) return null
  const { prompt, negativePrompt, styles } = value
  if (
    !isText(prompt) ||
    !isTextOrNull(negativePrompt) ||
    !Array.isArray(styles) ||
    styles.length > MAX_STYLES ||
    !styles.every(isText)
  )
    return null
  return { prompt, negativePrompt, styles }
}

const recipeOf = (value: unknown): Recipe | undefined => {
  if (!isRecord(value)) return undefined
  const { prompt, negativePrompt, model, provider, seed, steps, guidance, sampler, width, height } = value
  if (
    !isText(prompt) ||
    !isTextOrNull(negativePrompt) ||
    !isTextOrNull(model) ||
    !isTextOrNull(provider) ||
    !isTextOrNull(sampler)
  )
    return undefined
  if (
    !isSeedOrNull(seed) ||
    !isNumberOrNull(steps) ||
    !isNumberOrNull(guidance) ||
    !isLength(width) ||
    !isLength(height)
  )
    return undefined
  const details = readDetails(value['details'])
  const servedInstead = readServedInstead(value['servedInstead'])
  return {
    prompt,
    negativePrompt,
    typed: typedOf(value['typed']),
    model,
    provider,
    seed,
    steps,
    guidance,
    sampler,
    width,
    height,
    ...(details && { details }),
    ...(servedInstead && { servedInstead }),
  }
}

const unescape = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const between = (packet: string, [open, close]: readonly [string, string]) => {
  const start = packet.indexOf(open)
  const end = packet.indexOf(close, start)
  return start < 0 || end < 0 ? undefined : packet.slice(start + open.length, end)
}

const unpack = (base64: string) => {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf16le')
  } catch {
    // Damaged, or a bomb: either way no recipe.
    return undefined
  }
}

/** The exact recipe, as our own writer puts it into the XMP packet. */
export const atelier: RecipeFormat = {
  source: 'atelier',
  read: found => {
    const packet = found.text(XMP_KEYWORD) ?? ''
    const plain = between(packet, XMP_RECIPE)
    if (plain !== undefined) return recipeOf(parseJson(unescape(plain)))
    const packed = between(packet, XMP_RECIPE_PACKED)
    return packed === undefined ? undefined : recipeOf(parseJson(unpack(packed)))
  },
}
