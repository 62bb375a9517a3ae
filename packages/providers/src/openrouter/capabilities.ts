import type { Limit } from '@atelier/contracts'
import { Type, type TObject } from 'typebox'
import { at, isObject, type Json } from '../net/json.ts'
import { oneOf } from '../options/choices.ts'
import {
  nearestRatio,
  nearestSize,
  nearestTier,
  square,
  type Size,
  type SizeRule,
  type Tier,
} from '../pictures/sizes.ts'

/** What a model takes, as OpenRouter describes it: a name that is missing is a field that it refuses. */
export type Parameters = Json

const TIERS: readonly Tier[] = [
  { name: '512', side: 512 },
  { name: '1K', side: 1024 },
  { name: '2K', side: 2048 },
  { name: '4K', side: 4096 },
]

export const takes = (parameters: Parameters, name: string) => isObject(parameters[name])

/** The values of a field; empty where it has no list of them. */
const valuesOf = (parameters: Parameters, name: string): readonly string[] => {
  const values = at(parameters, name, 'values')
  return Array.isArray(values) ? values.filter(value => typeof value === 'string') : []
}

const rangeOf = (parameters: Parameters, name: string, standard: Pick<Limit, 'min' | 'max'>) => {
  const number = (edge: 'min' | 'max') => {
    const value = at(parameters, name, edge)
    return typeof value === 'number' && Number.isFinite(value) ? value : standard[edge]
  }
  return { min: number('min'), max: number('max') }
}

const tiersOf = (parameters: Parameters): readonly Tier[] => {
  const names = valuesOf(parameters, 'resolution')
  return TIERS.filter(({ name }) => names.includes(name))
}

const sizesOf = (parameters: Parameters): readonly Size[] =>
  valuesOf(parameters, 'size').flatMap(text => {
    const [, width, height] = text.match(/^(\d{2,4})x(\d{2,4})$/) ?? []
    return width === undefined || height === undefined ? [] : [{ width: Number(width), height: Number(height) }]
  })

/** How far the sides of a picture of some proportions are from those of a square one. */
const LONGEST = 1.5

export const sizeRuleOf = (parameters: Parameters): SizeRule => {
  const [first, ...rest] = sizesOf(parameters)
  if (first) return { kind: 'list', sizes: [first, ...rest] }
  const hasSize = ['size', 'aspect_ratio', 'resolution'].some(name => takes(parameters, name))
  if (!hasSize) return { kind: 'list', sizes: [square(1024)] }
  const sides = tiersOf(parameters).map(({ side }) => side)
  const [min, max] = [Math.min(1024, ...sides), Math.max(1024, ...sides)]
  return { kind: 'range', multipleOf: 64, min: min / 2, max: max * LONGEST, default: square(1024) }
}

/** A size in the fields that the model has for it. */
export const writeSize = (parameters: Parameters, size: Size): Json => {
  const [first, ...rest] = sizesOf(parameters)
  if (first) {
    const { width, height } = nearestSize([first, ...rest], size)
    return { size: `${width}x${height}` }
  }
  const ratio = nearestRatio(valuesOf(parameters, 'aspect_ratio'), size)
  const tier = nearestTier(tiersOf(parameters), size)
  if (ratio !== undefined || tier !== undefined)
    return { ...(ratio !== undefined && { aspect_ratio: ratio }), ...(tier !== undefined && { resolution: tier }) }
  return takes(parameters, 'size') ? { size: `${size.width}x${size.height}` } : {}
}

/** How many pictures it looks at, the one that it begins with among them; and how many it must have. */
export const picturesOf = (parameters: Parameters, takesImages: boolean) => {
  if (!takes(parameters, 'input_references')) return { min: 0, max: takesImages ? 1 : 0 }
  const { min, max } = rangeOf(parameters, 'input_references', { min: 0, max: 1 })
  return { min, max: Math.min(16, Math.max(1, max)) }
}

/** Whole numbers below 2^32, unless the model says less. */
export const seedOf = (parameters: Parameters): Limit | null => {
  if (!takes(parameters, 'seed')) return null
  const { min, max } = rangeOf(parameters, 'seed', { min: 0, max: 2 ** 32 - 1 })
  return { min: Math.max(0, min), max: Math.min(2 ** 32 - 1, max), default: Math.max(0, min) }
}

const choice = (parameters: Parameters, name: string, title: string, description: string) => {
  // The studio stores no vectors.
  const values = valuesOf(parameters, name).filter(value => value !== 'svg')
  const standard = values.includes('auto') ? { default: 'auto' } : {}
  return values.length === 0 ? undefined : oneOf(values, { title, description, ...standard })
}

/** Whether all that it makes are vectors. */
export const makesOnlyVectors = (parameters: Parameters) => {
  const formats = valuesOf(parameters, 'output_format')
  return formats.length > 0 && formats.every(format => format === 'svg')
}

/** What a model takes beyond the common parameters. */
export const optionsOf = (parameters: Parameters): TObject | null => {
  const quality = choice(parameters, 'quality', 'Quality', 'Better takes longer and costs more.')
  const background = choice(parameters, 'background', 'Background', 'A transparent one needs PNG or WebP.')
  const outputFormat = choice(parameters, 'output_format', 'File format', 'What the picture is stored as.')
  const compression = rangeOf(parameters, 'output_compression', { min: 0, max: 100 })
  const properties = {
    ...(quality && { quality }),
    ...(background && { background }),
    ...(outputFormat && { outputFormat }),
    ...(takes(parameters, 'output_compression') && {
      outputCompression: Type.Optional(
        Type.Integer({
          title: 'Compression',
          description: 'Quality of a JPEG or WebP, in percent.',
          minimum: compression.min,
          maximum: compression.max,
          default: compression.max,
        }),
      ),
    }),
  }
  return Object.keys(properties).length === 0 ? null : Type.Object(properties)
}
