import {
  INPUT_ROLES,
  TASKS,
  type ImageRecipe,
  type InputUsed,
  type OptionValue,
  type PlainValue,
  type Task,
} from '@atelier/contracts'
import type { Pairs } from './a1111-text.ts'
import { isRecord } from './json.ts'

/** How a picture was made, beyond words and numbers: its task, what it began with, and what else the model took. */
export interface RecipeDetails extends Omit<ImageRecipe, 'sampler'> {
  /** Null where a file of another program does not tell. */
  readonly task: Task | null
  /** In the order in which they were given. */
  readonly inputs: readonly Pick<InputUsed, 'role' | 'sha256' | 'width' | 'height'>[]
}

const NOTHING: RecipeDetails = {
  task: null,
  inputs: [],
  strength: null,
  maskBlur: null,
  keepUnmasked: null,
  scale: null,
  extend: null,
  scheduler: null,
  loras: [],
  options: {},
  blended: false,
}

const MOST_ENTRIES = 40
const MAX_TEXT_LENGTH = 2000

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** As a database takes it: PostgreSQL knows no NUL. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TEXT_LENGTH && !value.includes('\0') && value.isWellFormed()
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const OPTION_NAME = /^[A-Za-z][\w.-]{0,59}$/
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isPlain = (value: unknown): value is PlainValue => isNumber(value) || isText(value) || isFlag(value)
const isOption = (value: unknown): value is OptionValue =>
  isPlain(value) ||
  (isRecord(value) &&
    Object.keys(value).length <= MOST_ENTRIES &&
    Object.entries(value).every(([name, part]) => OPTION_NAME.test(name) && isPlain(part)))
const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const orNull = <T>(value: unknown, is: (value: unknown) => value is T): T | null => (is(value) ? value : null)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : [])
const oneOf = <const V extends readonly string[]>(value: unknown, values: V): V[number] | null =>
  values.find(one => one === value) ?? null

function extendOf(value: unknown): RecipeDetails['extend'] {
  if (!isRecord(value)) return null
  const { left, top, right, bottom } = value
  return isWhole(left) && isWhole(top) && isWhole(right) && isWhole(bottom) ? { left, top, right, bottom } : null
}

const lorasOf = (value: unknown): RecipeDetails['loras'] =>
  listOf(value).flatMap(lora =>
    isRecord(lora) && isText(lora['name']) && isNumber(lora['weight'])
      ? [{ name: lora['name'], weight: lora['weight'] }]
      : [],
  )

const HASH = /^[0-9a-f]{8,64}$/

/** Undefined where there are none: most engines tell none. */
function loraHashesOf(entries: readonly (readonly [string, unknown])[]): RecipeDetails['loraHashes'] {
  const hashes = entries.flatMap(([name, hash]) =>
    isText(name) && name !== '' && typeof hash === 'string' && HASH.test(hash) ? [[name, hash] as const] : [],
  )
  return hashes.length === 0 ? undefined : Object.fromEntries(hashes.slice(0, MOST_ENTRIES))
}

/** As AUTOMATIC1111 writes them: `name: hash, name: hash`. */
const hashesIn = (text = '') =>
  loraHashesOf(
    text
      .slice(0, MAX_TEXT_LENGTH)
      .split(',')
      .map(part => [part.slice(0, part.lastIndexOf(':')).trim(), part.slice(part.lastIndexOf(':') + 1).trim()]),
  )

const optionsOf = (value: unknown): RecipeDetails['options'] =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {})
      .slice(0, MOST_ENTRIES)
      .flatMap(([name, option]) => (OPTION_NAME.test(name) && isOption(option) ? [[name, option]] : [])),
  )

const inputsOf = (value: unknown): RecipeDetails['inputs'] =>
  listOf(value).flatMap(input => {
    if (!isRecord(input)) return []
    const { width, height, sha256 } = input
    const role = oneOf(input['role'], INPUT_ROLES)
    return role && isSha256(sha256) && isWhole(width) && isWhole(height) ? [{ role, sha256, width, height }] : []
  })

/** As our own writer wrote it; undefined where there is none. What makes no sense of it is left out. */
export function readDetails(value: unknown): RecipeDetails | undefined {
  if (!isRecord(value)) return undefined
  const { loraHashes: told } = value
  const loraHashes = loraHashesOf(isRecord(told) ? Object.entries(told) : [])
  return {
    task: oneOf(value['task'], TASKS),
    inputs: inputsOf(value['inputs']),
    strength: orNull(value['strength'], isNumber),
    maskBlur: orNull(value['maskBlur'], isWhole),
    keepUnmasked: orNull(value['keepUnmasked'], isFlag),
    scale: orNull(value['scale'], isWhole),
    extend: extendOf(value['extend']),
    scheduler: orNull(value['scheduler'], isText),
    loras: lorasOf(value['loras']),
    options: optionsOf(value['options']),
    ...(loraHashes && { loraHashes }),
    blended: value['blended'] === true,
  }
}

/** `clipSkip` as other programs write it: `Clip skip`. */
const spaced = (name: string) => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_.-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}

/** Names of the field for what has other names in options. */
const NAMES: Readonly<Record<string, string>> = {
  'hiresFix.scale': 'Hires upscale',
  'hiresFix.upscaler': 'Hires upscaler',
  'hiresFix.denoise': 'Denoising strength',
}

/** Values that belong together stand one beside the other. */
const optionPairs = ([name, value]: readonly [string, OptionValue]): [string, string][] =>
  isPlain(value)
    ? [[NAMES[name] ?? spaced(name), String(value)]]
    : Object.entries(value).flatMap(([part, one]) => optionPairs([`${name}.${part}`, one]))

/** In the names of the field, for the text that other programs read. */
export function pairsOf(details: RecipeDetails | null | undefined): Record<string, string | number | null> {
  if (!details) return {}
  const { task, strength, maskBlur, scale, extend, scheduler, loras, loraHashes = {}, options } = details
  const hashes = Object.entries(loraHashes).map(([name, hash]) => `${name}: ${hash}`)
  return {
    'Schedule type': scheduler,
    'Denoising strength': strength,
    'Mask blur': maskBlur,
    'Postprocess upscale by': scale,
    Extend: extend && `left ${extend.left}, top ${extend.top}, right ${extend.right}, bottom ${extend.bottom}`,
    Loras: loras.length === 0 ? null : loras.map(({ name, weight }) => `${name}: ${weight}`).join(', '),
    'Lora hashes': hashes.length === 0 ? null : hashes.join(', '),
    ...Object.fromEntries(Object.entries(options).flatMap(optionPairs)),
    Task: task,
  }
}

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null

/** What a text of AUTOMATIC1111 tells beyond words and numbers; undefined where that is nothing. */
export function detailsFrom(pairs: Pairs): RecipeDetails | undefined {
  const told = {
    task: oneOf(pairs.get('task'), TASKS),
    scheduler: orNull(pairs.get('schedule type')?.slice(0, 200), isText),
    // Of the second pass of a picture from words it is another thing.
    strength: pairs.has('hires upscale') || pairs.has('hires steps') ? null : numberIn(pairs.get('denoising strength')),
    maskBlur: orNull(numberIn(pairs.get('mask blur')), isWhole),
    scale: orNull(numberIn(pairs.get('postprocess upscale by')), isWhole),
  }
  const clipSkip = numberIn(pairs.get('clip skip'))
  const loraHashes = hashesIn(pairs.get('lora hashes'))
  if (clipSkip === null && !loraHashes && Object.values(told).every(value => value === null)) return undefined
  return { ...NOTHING, ...told, options: clipSkip === null ? {} : { clipSkip }, ...(loraHashes && { loraHashes }) }
}
