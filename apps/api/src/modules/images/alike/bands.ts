import { setImmediate } from 'node:timers/promises'
import { bitsOf } from './hamming.ts'
import type { LikenessList } from './likeness-list.ts'

const BANDS = 4
const BAND_BITS = 16
const VALUES = 1 << BAND_BITS
/** Those that were added since are compared one by one; beyond so many it is made anew. */
const MAX_ADDED = 1000

/** All that share the value of a band, one behind the other, the newest first. */
interface Band {
  /** Where those of a value begin; one more than there are values. */
  readonly starts: Uint32Array
  readonly indexes: Uint32Array
  /** The likenesses in this order: what is compared lies side by side, which takes a fifth of the time. */
  readonly highs: Int32Array
  readonly lows: Int32Array
}

/**
 * Finds what is near to each of very many: multi-index hashing (Norouzi, Punjani and Fleet, Fast Search in Hamming Space with
 * Multi-Index Hashing, 2012). Of two that differ by up to 7 bits, one quarter differs by one bit at most, so it is enough to
 * look at those that share a quarter, or all but a bit of it. Exact up to 7, and 48 bytes each.
 */
export async function createBands(list: LikenessList) {
  const indexed = list.count
  const bands: Band[] = []
  for (let band = 0; band < BANDS; band += 1) {
    bands.push(sort(list, band, indexed))
    // Some ten milliseconds for a million; others are let through in between.
    await setImmediate()
  }

  return {
    isCurrent: () => list.count - indexed <= MAX_ADDED,

    /** The nearest are not first: whatever is found, up to `most`. `compared` is what it cost. */
    near(
      index: number,
      { distance, most, isWanted }: { distance: number; most: number; isWanted: (index: number) => boolean },
    ) {
      const found = new Map<number, number>()
      const [high, low] = [list.highAt(index), list.lowAt(index)]
      let compared = list.count - indexed
      for (let other = list.count - 1; other >= indexed; other -= 1) {
        const apart = list.distanceBetween(index, other)
        if (apart <= distance && other !== index && isWanted(other)) found.set(other, apart)
      }
      for (const [at, { starts, indexes, highs, lows }] of bands.entries()) {
        for (const value of around(valueOf(list, at, index), distance)) {
          const [first, end] = [starts[value] ?? 0, starts[value + 1] ?? 0]
          compared += end - first
          for (let place = first; place < end && found.size < most; place += 1) {
            const apart = bitsOf(high ^ (highs[place] ?? 0)) + bitsOf(low ^ (lows[place] ?? 0))
            if (apart > distance) continue
            const other = indexes[place] ?? 0
            if (other !== index && isWanted(other)) found.set(other, apart)
          }
        }
      }
      return { found, compared }
    },
  }
}
export type Bands = Awaited<ReturnType<typeof createBands>>

function valueOf(list: LikenessList, band: number, index: number): number {
  const half = band < 2 ? list.highAt(index) : list.lowAt(index)
  return band % 2 === 0 ? half >>> BAND_BITS : half & (VALUES - 1)
}

/** The value, and all that differ from it by a bit where the distance asks for it. */
function around(value: number, distance: number): number[] {
  return distance < BANDS ? [value] : [value, ...Array.from({ length: BAND_BITS }, (_, bit) => value ^ (1 << bit))]
}

/** Sorts by counting, which takes two passes. */
function sort(list: LikenessList, band: number, count: number): Band {
  const starts = new Uint32Array(VALUES + 1)
  for (let index = 0; index < count; index += 1) {
    const above = valueOf(list, band, index) + 1
    starts[above] = (starts[above] ?? 0) + 1
  }
  for (let value = 1; value <= VALUES; value += 1) starts[value] = (starts[value] ?? 0) + (starts[value - 1] ?? 0)
  const next = starts.slice()
  const indexes = new Uint32Array(count)
  const [highs, lows] = [new Int32Array(count), new Int32Array(count)]
  for (let index = count - 1; index >= 0; index -= 1) {
    const value = valueOf(list, band, index)
    const place = next[value] ?? 0
    indexes[place] = index
    highs[place] = list.highAt(index)
    lows[place] = list.lowAt(index)
    next[value] = place + 1
  }
  return { starts, indexes, highs, lows }
}
