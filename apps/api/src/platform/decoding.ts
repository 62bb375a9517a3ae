import { availableParallelism } from 'node:os'
import { createBudget } from './budget.ts'

/** As large as a picture may be. Decoded, it takes up to 10 bytes a pixel. */
const LARGEST_PIXELS = 64_000_000
/** Beside the largest there is room for small ones, so that nobody waits for it to be done who looks at a thumbnail. */
const CAPACITY_PIXELS = LARGEST_PIXELS + 8_000_000

/**
 * The one lane for all that decodes or encodes pictures: uploads, what is made, conversions, archives, sheets. As many at a time
 * as the machine has processors (main.js gives Node more threads than that, so files are read meanwhile), and only so many
 * pixels. What is done in it never waits for another turn in it.
 */
export function createDecoding({ threads = availableParallelism(), capacity = CAPACITY_PIXELS } = {}) {
  const budget = createBudget({ capacity, holders: threads })
  return <T>(pixels: number, work: () => Promise<T>): Promise<T> => budget.hold(Math.min(pixels, LARGEST_PIXELS), work)
}
export type Decoding = ReturnType<typeof createDecoding>
