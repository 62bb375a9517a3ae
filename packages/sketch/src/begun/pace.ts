import type { Raster } from '../styles/style.ts'

/** What a picture goes through with growing strength, all in one small size; `through` has one byte a pixel. */
export interface Stages {
  readonly start: Raster
  readonly painted: Raster
  readonly scene: Raster
  readonly through: Uint8Array
  /** One byte a pixel: where a thing stands, which is as solid at any strength. */
  readonly solid: Uint8Array
}

const STEPS = 16
/** Even where nothing stands in the way, more strength is a little more. */
const SLOPE = 0.03

/** How far from the start the picture is when so much of the scene shows through: the mean difference of a byte. */
function distance({ start, painted, scene, through, solid }: Stages, share: number): number {
  let sum = 0
  for (let index = 0; index < through.length; index++) {
    const amount = ((through[index] ?? 0) / 255) * share
    for (let at = index * 3; at < index * 3 + 3; at++) {
      const own = (painted.pixels[at] ?? 0) * (1 - amount) + (scene.pixels[at] ?? 0) * amount
      sum += Math.abs(own - (start.pixels[at] ?? 0)) * (1 - (solid[index] ?? 0) / 255)
    }
  }
  return sum / start.pixels.length
}

/**
 * How far the paint may cover the picture, 0 to 1, when a share of the scene shows through it. The scene may look more like the
 * start than the paint does, and then more strength would lead back; so the paint covers only as far as nothing later is nearer.
 */
export function coverFor(stages: Stages, share: number): number {
  const own = distance(stages, share)
  if (own === 0) return 1
  let farthest = own
  for (let step = Math.ceil(share * STEPS); step <= STEPS; step++)
    farthest = Math.min(farthest, distance(stages, step / STEPS))
  return (farthest / own) * (1 - SLOPE * (1 - share))
}
