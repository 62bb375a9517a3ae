import {
  lengthOf,
  MAX_SEED,
  type Limit,
  type Model,
  type ModelLimits,
  type NewGeneration,
  type Task,
} from '@atelier/contracts'
import type { StoredParameters } from '@atelier/db'
import type { EngineModel, TaskLimits } from '@atelier/providers'
import type { FieldError } from '../../platform/errors.ts'
import { parametersOutOfLimits } from './generations.errors.ts'
import { settleOptions } from './options.ts'
import { sizeFrom, type SettledSize, type Size } from './sizes.ts'

/** Pixels of the start over which the edge of a mask is made soft, where nobody says it. */
const MASK_BLUR = 4

type Requested = Partial<NewGeneration>
type NumberName = 'width' | 'height' | 'steps' | 'guidance' | 'count' | 'strength'

/** A model that can be used, and for what. */
export interface Means {
  /** Its `options` are those of all its tasks. */
  readonly model: Pick<Model, 'id' | 'limits' | 'options'>
  readonly task: Task
  readonly takes: Pick<TaskLimits, 'strength' | 'scales' | 'references'>
  readonly options: EngineModel['options']
}

/** The parameters to use: what was asked for, the model's defaults for the rest. Throws one error that names all that do not fit. */
export function settleParameters(
  requested: Requested,
  { model: { id, limits, options: all }, task, takes, options }: Means,
  randomSeed: () => number,
  start: Size | null = null,
): StoredParameters {
  const errors: FieldError[] = []
  const refuse = (name: string, message: string) =>
    void errors.push({ path: `/${name}`, message: `${name} ${message}` })

  function settle(name: NumberName, limit: Limit | null): number | null {
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

  function settleSize(): SettledSize {
    const from = start && sizeFrom({ asked: requested, task, start, limits, refuse })
    if (from && (task === 'outpaint' || task === 'upscale')) return from
    const width = settle('width', limits.width) ?? limits.width.default
    const height = settle('height', limits.height) ?? limits.height.default
    return from ?? { width, height, extend: null }
  }

  const { width, height, extend } = settleSize()
  const steps = settle('steps', limits.steps)
  const guidance = settle('guidance', limits.guidance)
  const count = settle('count', limits.count) ?? limits.count.default
  const strength = settle('strength', takes.strength)
  const seeds = firstSeeds(limits.seed, count)
  if (requested.seed !== undefined && !limits.seed) refuse('seed', 'is not a parameter of this model')
  else if (requested.seed !== undefined && limits.seed) {
    const fault = faultOf(requested.seed, { ...limits.seed, max: seeds - 1 })
    if (fault) refuse('seed', fault)
  }
  refuseNegative(requested.negativePrompt, limits, refuse)
  refuseInputs(requested, { task, takes }, refuse)
  const settled = settleOptions(requested, { options, all, task }, ({ path, message }) =>
    refuse(path.slice(1), message),
  )

  if (errors.length > 0) throw parametersOutOfLimits(id, errors)
  return {
    width,
    height,
    steps,
    guidance,
    seed: requested.seed ?? randomSeed() % seeds,
    count,
    ...(strength !== null && { strength }),
    ...(task === 'inpaint' && {
      maskBlur: requested.maskBlur ?? MASK_BLUR,
      keepUnmasked: requested.keepUnmasked ?? true,
    }),
    ...(requested.scale !== undefined && { scale: requested.scale }),
    ...(extend && { extend }),
    ...settled,
  }
}

function refuseNegative(
  negativePrompt: string | undefined,
  { negativePrompt: limit }: ModelLimits,
  refuse: (name: string, message: string) => void,
): void {
  if (!negativePrompt) return
  if (!limit) refuse('negativePrompt', 'is not a parameter of this model')
  else if (lengthOf(negativePrompt) > limit.maxLength)
    refuse('negativePrompt', `must have at most ${limit.maxLength} characters`)
}

/** Pictures that it looks at, and factors by which it enlarges. */
function refuseInputs(
  { inputs, scale }: Requested,
  { task, takes: { references: most, scales } }: Pick<Means, 'task' | 'takes'>,
  refuse: (name: string, message: string) => void,
): void {
  const references = inputs?.references?.length ?? 0
  if (references > most)
    refuse('inputs/references', most === 0 ? 'are not taken by this model' : `must be at most ${most}`)
  if (task === 'upscale' && scale !== undefined && !scales.includes(scale))
    refuse('scale', `must be one of ${scales.join(', ')}`)
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
export const seedOf = (parameters: Pick<StoredParameters, 'seed'>, ordinal: number) =>
  (parameters.seed + ordinal) % (MAX_SEED + 1)
