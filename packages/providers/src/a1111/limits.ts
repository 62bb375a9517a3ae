import type { Limit, ModelLimits } from '@atelier/contracts'
import { at } from '../net/json.ts'
import { extendedLimits } from '../pictures/canvas.ts'
import { square, type SizeRule } from '../pictures/sizes.ts'
import type { EngineModel, TaskLimits } from '../port/manifest.ts'
import { suitsOf } from './defaults.ts'
import type { Has } from './has.ts'
import type { Checkpoint } from './lists.ts'

/** Pixels. */
const MAX_SIDE = 2048
const MIN_SIDE = 64
const MAX_SEED = 2 ** 32 - 1

/** Pixels that a side is a multiple of. */
const gridOf = ({ dialect }: Has) => (dialect === 'draw-things' ? 64 : 8)

/** The sizes that it makes, as a canvas has to have one. */
export const sizeRuleOf = (has: Has): SizeRule => ({
  kind: 'range',
  multipleOf: gridOf(has),
  min: MIN_SIDE,
  max: MAX_SIDE,
  default: square(1024),
})

/** A number that somebody else chose, brought into its limits; `otherwise` where it is none. */
const within = (value: unknown, { min, max, multipleOf = 0 }: Omit<Limit, 'default'>, otherwise: number) => {
  const number = typeof value === 'number' && Number.isFinite(value) ? value : otherwise
  const onGrid = multipleOf > 0 ? Math.round(number / multipleOf) * multipleOf : number
  return Math.min(max, Math.max(min, onGrid))
}

const limit = (bounds: Omit<Limit, 'default'>, value: unknown, otherwise: number): Limit => ({
  ...bounds,
  default: within(value, bounds, otherwise),
})

const limitsOf = (has: Has, { name }: Checkpoint): ModelLimits => {
  const { side, steps, guidance } = suitsOf(name)
  const sides = { min: MIN_SIDE, max: MAX_SIDE, multipleOf: gridOf(has) }
  return {
    width: limit(sides, at(has.chosen, 'width'), side),
    height: limit(sides, at(has.chosen, 'height'), side),
    steps: limit({ min: 1, max: 150 }, at(has.chosen, 'steps'), steps),
    guidance: limit({ min: 0, max: 30 }, at(has.chosen, 'guidance_scale'), guidance),
    seed: { min: 0, max: MAX_SEED, default: 0 },
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: { maxLength: 10_000 },
  }
}

const strength = (value: number): Limit => ({ min: 0, max: 1, default: value })

/** What enlarges a picture neither reads words nor samples. */
const enlarging = (limits: ModelLimits): ModelLimits => ({
  ...limits,
  steps: null,
  guidance: null,
  seed: null,
  negativePrompt: null,
})

/** What a checkpoint can be asked for on this server. */
export const tasksOf = (has: Has, checkpoint: Checkpoint): EngineModel['tasks'] => {
  const common: TaskLimits = { limits: limitsOf(has, checkpoint), references: 0, strength: null, scales: [] }
  return {
    'text-to-image': common,
    'image-to-image': { ...common, strength: strength(0.75) },
    inpaint: { ...common, strength: strength(0.75) },
    // Whether the app looks at a mask depends on its version; a canvas without one would be changed all over.
    ...(has.dialect !== 'draw-things' && {
      outpaint: { ...common, limits: extendedLimits(common.limits) },
    }),
    ...(has.upscalers.length > 0 && { upscale: { ...common, limits: enlarging(common.limits), scales: [2, 4] } }),
  }
}
