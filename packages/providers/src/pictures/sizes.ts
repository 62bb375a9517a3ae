import type { Limit } from '@atelier/contracts'

/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Which sizes a model makes: those of a list, or any in steps, within bounds. */
export type SizeRule =
  | { readonly kind: 'list'; readonly sizes: readonly [Size, ...Size[]] }
  | {
      readonly kind: 'range'
      readonly multipleOf: number
      /** Of a side. */
      readonly min: number
      /** Of a side. */
      readonly max: number
      readonly default: Size
      /** Of the whole picture. */
      readonly minPixels?: number
      /** Of the whole picture. */
      readonly maxPixels?: number
      /** The longer side may be this many times as long as the shorter one. */
      readonly maxRatio?: number
    }
type Range = Extract<SizeRule, { kind: 'range' }>

export const square = (side: number): Size => ({ width: side, height: side })

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

const limitOfList = (sides: readonly [number, ...number[]]): Limit => ({
  min: Math.min(...sides),
  max: Math.max(...sides),
  default: sides[0],
  multipleOf: sides.reduce(divisor),
})

/** What a form offers for each side. Not every pair of them need be a size: `fitSize` finds the nearest one. */
export const sideLimits = (rule: SizeRule): { readonly width: Limit; readonly height: Limit } => {
  if (rule.kind === 'range') {
    const { min, max, multipleOf } = rule
    const limit = (side: number) => ({ min, max, default: side, multipleOf })
    return { width: limit(rule.default.width), height: limit(rule.default.height) }
  }
  const [first, ...rest] = rule.sizes
  return {
    width: limitOfList([first.width, ...rest.map(({ width }) => width)]),
    height: limitOfList([first.height, ...rest.map(({ height }) => height)]),
  }
}

/** How unlike two sizes are: above all in their proportions, then in how large they are. */
const distance = (a: Size, b: Size) =>
  1000 * Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) +
  Math.abs(Math.log((a.width * a.height) / (b.width * b.height)))

/** The one that is nearest to the wanted size. */
export const nearestSize = (sizes: readonly [Size, ...Size[]], wanted: Size): Size =>
  sizes.reduce((best, size) => (distance(size, wanted) < distance(best, wanted) ? size : best))

/** No longer and narrower than allowed: the shorter side grows. */
const withinRatio = ({ width, height }: Size, maxRatio: number): Size => ({
  width: Math.max(width, height / maxRatio),
  height: Math.max(height, width / maxRatio),
})

const fitRange = (rule: Range, wanted: Size): Size => {
  const { min, max, multipleOf, minPixels = 0, maxPixels = Infinity, maxRatio = Infinity } = rule
  const { width, height } = withinRatio(wanted, maxRatio)
  const pixels = width * height
  const scale = Math.sqrt(Math.min(Math.max(pixels, minPixels), maxPixels) / pixels)
  // Rounded to the side where the bound is not, so that it still holds.
  const round = scale > 1 ? Math.ceil : scale < 1 ? Math.floor : Math.round
  const fit = (side: number) =>
    Math.min(max, Math.max(min, round((side * scale) / multipleOf - (scale > 1 ? 1e-9 : -1e-9)) * multipleOf))
  return withinRatioInSteps({ width: fit(width), height: fit(height) }, maxRatio, multipleOf)
}

/** Rounding may have made it a little too long: the longer side then shrinks by steps. */
const withinRatioInSteps = ({ width, height }: Size, maxRatio: number, multipleOf: number): Size => {
  const longest = (side: number) => Math.floor((side * maxRatio) / multipleOf) * multipleOf
  return { width: Math.min(width, longest(height)), height: Math.min(height, longest(width)) }
}

/** The size that is made where this one is wanted. */
export const fitSize = (rule: SizeRule, wanted: Size): Size =>
  rule.kind === 'list' ? nearestSize(rule.sizes, wanted) : fitRange(rule, wanted)

const sizeOfRatio = (ratio: string): Size | undefined => {
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** Of proportions such as "16:9" those that are nearest to a size; undefined where there are none. */
export const nearestRatio = (ratios: readonly string[], wanted: Size): string | undefined => {
  const known = ratios.flatMap(ratio => {
    const size = sizeOfRatio(ratio)
    return size
      ? [{ ratio, apart: Math.abs(Math.log((size.width * wanted.height) / (size.height * wanted.width))) }]
      : []
  })
  return known.toSorted((a, b) => a.apart - b.apart)[0]?.ratio
}

/** The name of a resolution, and the side of a square of it. */
export interface Tier {
  readonly name: string
  readonly side: number
}

/** Of resolutions such as "2K" the one that is nearest to a size. */
export const nearestTier = (tiers: readonly Tier[], { width, height }: Size): string | undefined => {
  const side = Math.sqrt(width * height)
  return tiers.toSorted((a, b) => Math.abs(Math.log(a.side / side)) - Math.abs(Math.log(b.side / side)))[0]?.name
}
