import { isSameSize, snapSize, type Size, type SizeLimits } from '../../stores/limits.ts'

export interface SizePreset extends Size { readonly name: string }

const SHAPES = [
  { name: 'Square', ratio: 1 },
  { name: 'Landscape', ratio: 4 / 3 },
  { name: 'Portrait', ratio: 3 / 4 },
  { name: 'Wide', ratio: 16 / 9 },
  { name: 'Tall', ratio: 9 / 16 },
] as const

/** How far a shape may be off after rounding to what the model takes. */
const TOLERANCE = 0.06

/** Shapes of about as many pixels as the model's own size, each inside its limits; its own size is always among them. */
export function sizePresets(limits: SizeLimits): SizePreset[] {
  const own = { width: limits.width.default, height: limits.height.default }
  const presets = SHAPES
    .map(({ name, ratio }) => ({ name, ratio, ...fit(ratio, own.width * own.height, limits) }))
    .filter(({ width, height, ratio }) => Math.abs(width / height / ratio - 1) <= TOLERANCE)
    .map(({ name, width, height }) => ({ name, width, height }))
  return presets.some(preset => isSameSize(preset, own)) ? presets : [{ name: 'Default', ...own }, ...presets]
}

function fit(ratio: number, area: number, limits: SizeLimits): Size {
  const width = Math.sqrt(area * ratio)
  const height = width / ratio
  const shrink = Math.min(1, limits.width.max / width, limits.height.max / height)
  const grow = Math.max(1, limits.width.min / (width * shrink), limits.height.min / (height * shrink))
  return snapSize({ width: width * shrink * grow, height: height * shrink * grow }, limits)
}
