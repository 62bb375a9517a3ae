/** A number from a text, the same on every machine (FNV-1a with a final mix). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A seeded stream of numbers (mulberry32). Streams made by `fork` do not disturb one another, so a new motif leaves the others as they were. */
export function createRandom(seed: number) {
  let state = seed >>> 0

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (min: number, max: number) => min + (max - min) * next()

  return {
    /** 0 up to, but not including, 1. */
    next,
    between,
    /** A whole number, both ends included. */
    whole: (min: number, max: number) => Math.floor(between(min, max + 1)),
    chance: (probability: number) => next() < probability,
    sign: () => (next() < 0.5 ? -1 : 1),
    pick: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
    /** Like a bell: most often near 0, never beyond -1 and 1. */
    bell: () => (next() + next() + next()) / 1.5 - 1,
    fork: (label: string) => createRandom((seed ^ hashText(label)) >>> 0),
  }
}
export type Random = ReturnType<typeof createRandom>
