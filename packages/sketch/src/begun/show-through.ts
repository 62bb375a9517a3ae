import { loadSharp, unlessAborted } from '../sharp.ts'
import type { Regions } from './regions.ts'
import type { Size } from './start.ts'

/** How much of what is behind them is seen through the smallest and the largest forms. */
const [LEAST, MOST] = [0.2, 0.85]
/** A form that covers so much of the picture counts as large. */
const LARGE = 0.12

/** One byte a pixel: how much of another picture is seen through the forms of this one, more through the large ones. */
export async function showThrough(regions: Regions, { width, height }: Size, signal: AbortSignal): Promise<Uint8Array> {
  const areas = new Float64Array(regions.count)
  for (let index = 0; index < regions.ids.length; index++) {
    const id = regions.ids[index] ?? 0
    areas[id] = (areas[id] ?? 0) + 1
  }
  const whole = regions.width * regions.height
  const shares = areas.map(area => LEAST + (MOST - LEAST) * Math.sqrt(Math.min(1, area / whole / LARGE)))
  const small = new Uint8Array(regions.ids.length)
  for (let index = 0; index < small.length; index++) small[index] = (shares[regions.ids[index] ?? 0] ?? 0) * 255
  return unlessAborted(
    loadSharp()(small, { raw: { width: regions.width, height: regions.height, channels: 1 } })
      .blur(1.2)
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .extractChannel(0)
      .raw()
      .toBuffer(),
    signal,
  )
}
