import type { Likeness } from '@atelier/imaging'
import { bitsOf } from './hamming.ts'

export interface ListedLikeness extends Likeness {
  /** Of the row: rises with each that is added. */
  readonly sequence: number
  readonly ownerId: string
}

export interface Near {
  readonly sequence: number
  readonly distance: number
}

interface NearestOptions {
  readonly distance: number
  /** Of each distance. */
  readonly most: number
  /** Everybody's where it is left out. */
  readonly owner?: string | undefined
}

const FIRST_CAPACITY = 1024

/**
 * The likenesses of all pictures in memory, 20 bytes each, with whose they are: others' are passed over, however many. To look at every one of a million takes some milliseconds, which
 * no index of a database comes near to (adr/0028). What became of them since, the database knows.
 */
export function createLikenessList() {
  let sequences = new Float64Array(FIRST_CAPACITY)
  let highs = new Int32Array(FIRST_CAPACITY)
  let lows = new Int32Array(FIRST_CAPACITY)
  let owners = new Uint32Array(FIRST_CAPACITY)
  /** A number for each owner, and how many likenesses each has. */
  const numbers = new Map<string, number>()
  const totals: number[] = []
  let count = 0

  function numberOf(ownerId: string): number {
    const known = numbers.get(ownerId) ?? numbers.size
    numbers.set(ownerId, known)
    totals[known] = (totals[known] ?? 0) + 1
    return known
  }

  function grow(): void {
    const capacity = sequences.length * 2
    const [before, beforeHighs, beforeLows] = [sequences, highs, lows]
    sequences = new Float64Array(capacity)
    highs = new Int32Array(capacity)
    lows = new Int32Array(capacity)
    const beforeOwners = owners
    owners = new Uint32Array(capacity)
    owners.set(beforeOwners)
    sequences.set(before)
    highs.set(beforeHighs)
    lows.set(beforeLows)
  }

  return {
    get count() {
      return count
    },
    get lastSequence() {
      return count === 0 ? 0 : sequenceAt(count - 1)
    },
    sequenceAt,
    highAt: (index: number): number => highs[index] ?? 0,
    lowAt: (index: number): number => lows[index] ?? 0,
    distanceBetween: (one: number, other: number): number =>
      bitsOf((highs[one] ?? 0) ^ (highs[other] ?? 0)) + bitsOf((lows[one] ?? 0) ^ (lows[other] ?? 0)),

    /** In the order of their sequence; those that are in it are passed over. */
    add(rows: readonly ListedLikeness[]): void {
      for (const { sequence, high, low, ownerId } of rows) {
        if (count > 0 && sequence <= sequenceAt(count - 1)) continue
        if (count === sequences.length) grow()
        sequences[count] = sequence
        highs[count] = high
        lows[count] = low
        owners[count] = numberOf(ownerId)
        count += 1
      }
    },

    /** Tells whether one is of an owner; of none where everybody's are wanted. */
    isOf(ownerId: string | undefined): (index: number) => boolean {
      if (ownerId === undefined) return () => true
      const number = numbers.get(ownerId)
      return index => owners[index] === number
    },

    /** How many an owner has. */
    countOf: (ownerId: string): number => totals[numbers.get(ownerId) ?? -1] ?? 0,

    /** How many are below a sequence. */
    countBelow(sequence: number): number {
      let [first, last] = [0, count]
      while (first < last) {
        const middle = (first + last) >>> 1
        if (sequenceAt(middle) < sequence) first = middle + 1
        else last = middle
      }
      return first
    },

    /** All within the distance, up to `most` of each distance: the nearest first, and of those the newest. */
    nearest({ high, low }: Likeness, { distance, most, owner }: NearestOptions): Near[] {
      const byDistance: Near[][] = Array.from({ length: distance + 1 }, () => [])
      const number = owner === undefined ? undefined : (numbers.get(owner) ?? -1)
      for (let index = count - 1; index >= 0; index -= 1) {
        if (number !== undefined && owners[index] !== number) continue
        // Of strangers one half is too much already.
        const half = bitsOf(high ^ (highs[index] ?? 0))
        if (half > distance) continue
        const apart = half + bitsOf(low ^ (lows[index] ?? 0))
        if (apart > distance) continue
        const found = byDistance[apart]
        if (found && found.length < most) found.push({ sequence: sequenceAt(index), distance: apart })
      }
      return byDistance.flat()
    },
  }

  function sequenceAt(index: number): number {
    return sequences[index] ?? 0
  }
}
export type LikenessList = ReturnType<typeof createLikenessList>
