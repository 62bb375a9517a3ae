/** `combinations[k][i]`: the sum over all ways to take k of the branches from the i-th on, in their order. */
export type Combinations = readonly Float64Array[]

/** The largest safe integer stands for all that are larger: sums and products of it stay there. */
export const saturated = (count: number) => Math.min(count, Number.MAX_SAFE_INTEGER)

/** The numbers are those of the elementary symmetric polynomials: of counts, how many texts; of weights, how heavy they are. */
export function combinationsOf(factors: readonly number[], most: number, bound: number): Combinations {
  const { length } = factors
  let before = new Float64Array(length + 1).fill(1)
  const combinations = [before]
  for (let taken = 1; taken <= most; taken += 1) {
    const row = new Float64Array(length + 1)
    let sum = 0
    for (let at = length - 1; at >= 0; at -= 1) {
      sum = Math.min(bound, sum + Math.min(bound, (factors[at] ?? 0) * (before[at + 1] ?? 0)))
      row[at] = sum
    }
    combinations.push(row)
    before = row
  }
  return combinations
}

const factorials = [1]
for (let n = 1; n <= 20; n += 1) factorials.push((factorials[n - 1] ?? 1) * n)

/** Orders of so many, up to 20. */
export const factorial = (n: number): number => factorials[n] ?? Infinity

export function leastCommonMultiple(a: number, b: number): number {
  let [greatest, rest] = [a, b]
  while (rest > 0) [greatest, rest] = [rest, greatest % rest]
  return greatest === 0 ? 0 : saturated((a / greatest) * b)
}
