import type { Raster } from '../styles/style.ts'
import type { Size } from './start.ts'

/** How thick the rim around a part is at which places are compared, in pixels of a small picture. */
const RIM = 3
/** A place at another height is rarely the same ground: so much is it worse for each pixel, squared differences of bytes. */
const OTHER_HEIGHT = 26
const ELSEWHERE = 2
/** What fits worse than this, by the squared differences of a pixel's three bytes, is seen to come from elsewhere; in what is grainy more may differ. */
const WORST = 1500
/** A single pixel counts for no more: one stone on a meadow does not spoil a place. */
const WORST_PIXEL = 4000
/** Higher or lower than by this share of the picture is another kind of ground. */
const HIGHER = 0.12
/** A place that is so much more varied than what is around the part has something in it. */
const BUSIER = 1.25
/** No more pixels are compared. */
const MOST_COMPARED = 260

interface Part {
  /** Indexes of the pixels of the part, and of those around it. */
  readonly inside: readonly number[]
  readonly rim: readonly number[]
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

const thinned = (list: readonly number[]): number[] => {
  const step = Math.max(1, Math.floor(list.length / MOST_COMPARED))
  return list.filter((_, index) => index % step === 0)
}

/** A part of the mask, and what is around it. */
function partOf(mask: Uint8Array, { width, height }: Size, isOwn: (index: number) => boolean): Part | null {
  const [inside, rim]: [number[], number[]] = [[], []]
  let [left, top, right, bottom] = [width, height, -1, -1]
  const isNear = (x: number, y: number) => {
    for (let dy = -RIM; dy <= RIM; dy++)
      for (let dx = -RIM; dx <= RIM; dx++) {
        const [column, row] = [x + dx, y + dy]
        if (column >= 0 && row >= 0 && column < width && row < height && isOwn(row * width + column)) return true
      }
    return false
  }
  for (let index = 0; index < mask.length; index++) {
    const x = index % width
    const y = (index - x) / width
    if (mask[index] === 0) {
      if (isNear(x, y)) rim.push(index)
      continue
    }
    if (!isOwn(index)) continue
    inside.push(index)
    ;[left, right] = [Math.min(left, x), Math.max(right, x)]
    ;[top, bottom] = [Math.min(top, y), y]
  }
  return inside.length === 0 || rim.length === 0
    ? null
    : { inside: thinned(inside), rim: thinned(rim), box: { left, top, right, bottom } }
}

/** How badly a place fits that lies `offset` further on: Infinity where a part of it is not there, or is to be made anew itself. */
function misfit({ pixels }: Raster, mask: Uint8Array, { inside, rim }: Part, offset: number, bound: number): number {
  for (const index of inside) if (mask[index + offset] !== 0) return Infinity
  let [sum, compared] = [0, 0]
  for (const index of rim) {
    const other = index + offset
    if (other < 0 || other >= mask.length || mask[other] !== 0) continue
    compared += 1
    let apart = 0
    for (let channel = 0; channel < 3; channel++)
      apart += ((pixels[index * 3 + channel] ?? 0) - (pixels[other * 3 + channel] ?? 0)) ** 2
    sum += Math.min(WORST_PIXEL, apart)
    if (sum > bound * rim.length) return Infinity
  }
  return compared < rim.length * 0.6 ? Infinity : sum / compared
}

/** How varied the green of some pixels is: its variance. */
function variety({ pixels }: Raster, indexes: readonly number[], offset: number): number {
  let [sum, squares] = [0, 0]
  for (const index of indexes) {
    const value = pixels[(index + offset) * 3 + 1] ?? 0
    sum += value
    squares += value * value
  }
  return squares / indexes.length - (sum / indexes.length) ** 2
}

/** How much pixels differ from the next one: the squared differences of three bytes. */
function roughness({ pixels }: Raster, indexes: readonly number[]): number {
  let sum = 0
  for (const index of indexes)
    for (let at = index * 3; at < index * 3 + 3; at++) sum += ((pixels[at] ?? 0) - (pixels[at + 3] ?? 0)) ** 2
  return sum / indexes.length
}

/**
 * Where in a small picture there is a place that would fit into the part: how far it is from it, or nothing where the part
 * has no neighbour as large as itself. What is as high in the picture is liked best, since there the ground goes on.
 */
export function findPlace(
  raster: Raster,
  mask: Uint8Array,
  isOwn: (index: number) => boolean,
): { readonly x: number; readonly y: number } | null {
  const { width, height } = raster
  const part = partOf(mask, raster, isOwn)
  if (!part) return null
  const { left, top, right, bottom } = part.box
  const varied = variety(raster, part.rim, 0) * BUSIER + 60
  const reach = Math.ceil(height * HIGHER)
  let best: { x: number; y: number } | null = null
  let worth = WORST + roughness(raster, part.rim) * 1.6
  for (let y = Math.max(-top, -reach); y < Math.min(height - bottom, reach); y++) {
    for (let x = -left; x < width - right; x++) {
      const far = Math.abs(y) * OTHER_HEIGHT + Math.abs(x) * ELSEWHERE
      if (far >= worth || (x === 0 && y === 0)) continue
      const misses = misfit(raster, mask, part, y * width + x, worth - far) + far
      if (misses >= worth || variety(raster, part.inside, y * width + x) > varied) continue
      worth = misses
      best = { x, y }
    }
  }
  return best
}
