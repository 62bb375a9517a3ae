import { createRandom } from '../random.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import type { Raster } from '../styles/style.ts'
import { stretched } from './membrane.ts'
import { within } from './start.ts'

/** A skin is smooth, so it is stretched in a small picture. */
const SMALL = 192

/** What is around a part that is to be made anew, and which of it is known: one byte a pixel, 255 inside the part. */
export interface Surroundings {
  readonly raster: Raster
  readonly mask: Uint8Array
}

const resized = async (raster: Raster, channels: 1 | 3, to: { width: number; height: number }, signal: AbortSignal) =>
  unlessAborted(
    loadSharp()(raster.pixels, { raw: { width: raster.width, height: raster.height, channels } })
      .resize(to.width, to.height, { fit: 'fill', kernel: 'linear' })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer(),
    signal,
  )

/** Differences of bytes are halved and put around the middle, so that they are bytes themselves. */
const MIDDLE = 128

/**
 * Stretches over the part what the surroundings are (`from` left out), or by how much they differ from `from`, as a picture
 * of the same size: plain bytes, or half a difference around 128.
 */
async function skin({ raster, mask }: Surroundings, from: Raster | null, signal: AbortSignal): Promise<Uint8Array> {
  const small = within(raster, SMALL)
  const own = await resized(raster, 3, small, signal)
  const other = from && (await resized(from, 3, small, signal))
  const inside = await resized({ ...raster, pixels: mask }, 1, small, signal)
  const weights = new Float32Array(inside).map(value => (value === 0 ? 1 : 0))
  const values = new Float32Array(own).map((value, index) =>
    weights[Math.floor(index / 3)] === 0 ? 0 : other ? (value - (other[index] ?? 0)) / 2 : value,
  )
  const filled = stretched({ ...small, values, weights })
  const bytes = new Uint8ClampedArray(filled.map(value => value + (other ? MIDDLE : 0)))
  return resized({ ...small, pixels: new Uint8Array(bytes.buffer) }, 3, raster, signal)
}

/** How grainy the surroundings are: the usual distance of a pixel from its neighbours. */
function graininess({ raster: { width, pixels }, mask }: Surroundings): number {
  const counts = new Uint32Array(256)
  let known = 0
  for (let index = width + 1; index < mask.length - width - 1; index++) {
    if (mask[index] !== 0 || mask[index - 1] !== 0 || mask[index + 1] !== 0) continue
    const at = (place: number) => pixels[place * 3 + 1] ?? 0
    const mean = (at(index - 1) + at(index + 1) + at(index - width) + at(index + width)) / 4
    const own = Math.min(255, Math.round(Math.abs(at(index) - mean)))
    counts[own] = (counts[own] ?? 0) + 1
    known += 1
  }
  let [below, value] = [0, 0]
  while (value < 255 && below + (counts[value] ?? 0) < known / 2) below += counts[value++] ?? 0
  return Math.min(14, value * 1.3)
}

/** What could be there if nothing were: the colours around it, grown together, with their grain. */
export async function healed(around: Surroundings, seed: number, signal: AbortSignal): Promise<Raster> {
  const smooth = await skin(around, null, signal)
  const grain = graininess(around)
  const random = createRandom(seed).fork('grain')
  const pixels = new Uint8Array(smooth.length)
  for (let index = 0; index < around.mask.length; index++) {
    const own = grain === 0 ? 0 : random.bell() * grain * 2
    for (let channel = 0; channel < 3; channel++)
      pixels[index * 3 + channel] = Math.min(255, Math.max(0, (smooth[index * 3 + channel] ?? 0) + own))
  }
  return { ...around.raster, pixels }
}

/** How much of the difference to the surroundings is taken away far from the edge; at the edge it is all. */
const INSIDE = 0.18

/** Brings a picture into the colours of its surroundings, wholly at the edge of the part and less inside (a cloned skin). */
export async function matched(
  picture: Raster,
  around: Surroundings,
  nearnessAt: (index: number) => number,
  signal: AbortSignal,
): Promise<Raster> {
  const difference = await skin(around, picture, signal)
  const pixels = new Uint8Array(picture.pixels.length)
  for (let index = 0; index < around.mask.length; index++) {
    const amount = (INSIDE + (1 - INSIDE) * nearnessAt(index)) * 2
    for (let channel = 0; channel < 3; channel++) {
      const at = index * 3 + channel
      pixels[at] = Math.min(
        255,
        Math.max(0, (picture.pixels[at] ?? 0) + ((difference[at] ?? MIDDLE) - MIDDLE) * amount),
      )
    }
  }
  return { ...picture, pixels }
}
