import {
  lengthOf,
  MAX_SEED,
  type GenerationParameters,
  type Limit,
  type ModelLimits,
  type NewGeneration,
} from '@atelier/contracts'
import type { FieldError } from '../../platform/errors.ts'
import { parametersOutOfLimits } from './generations.errors.ts'

type Requested = Pick<NewGeneration, 'width' | 'height' | 'steps' | 'guidance' | 'seed' | 'count' | 'negativePrompt'>

/** The parameters to use: what was asked for, the model's defaults for the rest. Throws one error that names all that do not fit. */
export function settleParameters(
  requested: Requested,
  model: { id: string; limits: ModelLimits },
  randomSeed: () => number,
): GenerationParameters {
  const { limits } = model
  const errors: FieldError[] = []
  const refuse = (name: keyof Requested, message: string) =>
    void errors.push({ path: `/${name}`, message: `${name} ${message}` })

  function settle(name: 'width' | 'height' | 'steps' | 'guidance' | 'count', limit: Limit | null): number | null {
    const value = requested[name]
    if (!limit) {
      if (value !== undefined) refuse(name, 'is not a parameter of this model')
      return null
    }
    if (value === undefined) return limit.default
    const fault = faultOf(value, limit)
    if (fault) refuse(name, fault)
    return value
  }

  const width = settle('width', limits.width) ?? limits.width.default
  const height = settle('height', limits.height) ?? limits.height.default
  const steps = settle('steps', limits.steps)
  const guidance = settle('guidance', limits.guidance)
  const count = settle('count', limits.count) ?? limits.count.default
  const seeds = firstSeeds(limits.seed, count)
  if (requested.seed !== undefined && !limits.seed) refuse('seed', 'is not a parameter of this model')
  else if (requested.seed !== undefined && limits.seed) {
    const fault = faultOf(requested.seed, { ...limits.seed, max: seeds - 1 })
    if (fault) refuse('seed', fault)
  }
  if (requested.negativePrompt && !limits.negativePrompt) refuse('negativePrompt', 'is not a parameter of this model')
  else if (
    requested.negativePrompt &&
    limits.negativePrompt &&
    lengthOf(requested.negativePrompt) > limits.negativePrompt.maxLength
  )
    refuse('negativePrompt', `must have at most ${limits.negativePrompt.maxLength} characters`)

  if (errors.length > 0) throw parametersOutOfLimits(model.id, errors)
  return { width, height, steps, guidance, seed: requested.seed ?? randomSeed() % seeds, count }
}

function faultOf(value: number, { min, max, multipleOf }: Limit): string | undefined {
  if (value < min || value > max) return `must be ${min} to ${max}`
  if (multipleOf && Math.abs(value / multipleOf - Math.round(value / multipleOf)) > 1e-9)
    return `must be a multiple of ${multipleOf}`
  return undefined
}

/**
 * How many seeds, from 0, a generation of so many images may begin with. Those of 32 bits go round; a model that takes
 * fewer has to take the last image's, too.
 */
export const firstSeeds = (limit: Limit | null, count: number) =>
  limit && limit.max < MAX_SEED ? limit.max - count + 2 : MAX_SEED + 1

/** The seed of image `ordinal`: the first one's plus its number, round the end of 32 bits. */
export const seedOf = (parameters: GenerationParameters, ordinal: number) =>
  (parameters.seed + ordinal) % (MAX_SEED + 1)
