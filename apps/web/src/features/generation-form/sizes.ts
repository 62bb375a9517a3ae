import { isSameSize, snapSize, type Size, type SizeLimits } from '../../stores/limits.ts'

/** Its name is a message of the studio. */
export interface SizePreset extends Size {
  readonly name: 'square' | 'landscape' | 'portrait' | 'wide' | 'tall' | 'default' | 'custom'
}

const SHAPES = [
  { name: 'square', ratio: 1 },
  { name: 'landscape', ratio: 4 / 3 },
  { name: 'portrait', ratio: 3 / 4 },
  { name: 'wide', ratio: 16 / 9 },
  { name: 'tall', ratio: 9 / 16 },
] as const

/** How far a shape may be off after rounding to what the model takes. */
const TOLERANCE = 0.06

/** Shapes of about as many pixels as the model's own size, each inside its limits; its own size is always among them. */
export function sizePresets(limits: SizeLimits): SizePreset[] {
  const own = { width: limits.width.default, height: limits.height.default }
  const presets = SHAPES.map(({ name, ratio }) => ({ name, ratio, ...fit(ratio, own.width * own.height, limits) }))
    .filter(({ width, height, ratio }) => Math.abs(width / height / ratio - 1) <= TOLERANCE)
    .map(({ name, width, height }) => ({ name, width, height }))
  return presets.some(preset => isSameSize(preset, own)) ? presets : [{ name: 'default', ...own }, ...presets]
}

function fit(ratio: number, area: number, limits: SizeLimits): Size {
  const width = Math.sqrt(area * ratio)
  const height = width / ratio
  const shrink = Math.min(1, limits.width.max / width, limits.height.max / height)
  const grow = Math.max(1, limits.width.min / (width * shrink), limits.height.min / (height * shrink))
  return snapSize({ width: width * shrink * grow, height: height * shrink * grow }, limits)
}
