import { availableParallelism } from 'node:os'
import { DEFAULT_LIMITS } from '@atelier/imaging'
import { createBudget } from './budget.ts'

/** Decoded, a picture takes up to 10 bytes a pixel. */
const LARGEST_PIXELS = DEFAULT_LIMITS.maxPixels
/** Kept free beside the largest, so that somebody who looks at thumbnails does not wait for it. */
const SPARE_PIXELS = 8_000_000

/**
 * The one lane for all that decodes or encodes pictures: uploads, what is made, conversions, archives, sheets. As many at a time
 * as the machine has processors, but at least two (main.js gives Node more threads than that, so files are read meanwhile), and
 * only so many pixels. What is done in it never waits for another turn in it.
 *
 * Pictures that do not fit into the spare pixels queue among themselves first, and leave a place free. In the common queue, where
 * nobody is overtaken, the second of them would hold up every thumbnail behind it.
 */
export function createDecoding({ threads = availableParallelism() } = {}) {
  const places = Math.max(2, threads)
  const large = createBudget({ capacity: LARGEST_PIXELS, holders: places - 1 })
  const all = createBudget({ capacity: LARGEST_PIXELS + SPARE_PIXELS, holders: places })
  return <T>(pixels: number, work: () => Promise<T>): Promise<T> => {
    const inTurn = () => all.hold(Math.min(pixels, LARGEST_PIXELS), work)
    return pixels > SPARE_PIXELS ? large.hold(pixels, inTurn) : inTurn()
  }
}
export type Decoding = ReturnType<typeof createDecoding>
