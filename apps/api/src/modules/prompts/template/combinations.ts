/** `combinations[k][i]`: how many texts come of taking k of the branches from the i-th on, in their order. */
export type Combinations = readonly Float64Array[]

/** The largest safe integer stands for all that are larger: sums and products of it stay there. */
export const saturated = (count: number) => Math.min(count, Number.MAX_SAFE_INTEGER)

/** `counts`: the texts that each branch can become. The numbers are those of the elementary symmetric polynomials. */
export function combinationsOf(counts: readonly number[], most: number): Combinations {
  const combinations = [new Float64Array(counts.length + 1).fill(1)]
  for (let taken = 1; taken <= most; taken += 1) {
    const before = combinations[taken - 1] ?? new Float64Array(0)
    const row = new Float64Array(counts.length + 1)
    for (let at = counts.length - 1; at >= 0; at -= 1)
      row[at] = saturated((row[at + 1] ?? 0) + saturated((counts[at] ?? 0) * (before[at + 1] ?? 0)))
    combinations.push(row)
  }
  return combinations
}
