/** The same numbers for the same seed, so that a test that fails once fails again. */
export const createRandom = (seed: number) => {
  let state = seed >>> 0
  /** 0 up to, and without, `below`. */
  const integer = (below: number) => {
    // A linear congruential generator (Numerical Recipes' constants); its high bits are random enough for tests.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const pick = <T>(choices: readonly [T, ...T[]]): T => choices[integer(choices.length)] ?? choices[0]
  const bytes = (length: number) => Uint8Array.from({ length }, () => integer(256))
  return { integer, pick, bytes }
}
