import { factorial, saturated, type Combinations } from './combinations.ts'
import { textsOf, type Choice } from './linked.ts'

/** A branch that is taken, and which of its texts. */
export interface Pick {
  readonly at: number
  readonly number: number
}

/** Those of a number: first as few as may be taken, then one more, and so on; among as many, in the order in which they are written. */
export function picksAt(choice: Choice, number: number): Pick[] {
  const { combinations, least, most, isOrder } = choice
  if (isOrder) return orderAt(choice, number)
  let rest = number
  let taken = least
  for (; taken < most && rest >= sumFrom(combinations, taken, 0); taken += 1) rest -= sumFrom(combinations, taken, 0)
  const picks: Pick[] = []
  for (let at = 0; taken > 0; taken -= 1) {
    const found = branchAt(choice, { taken, from: at, rest })
    const behind = combinations[taken - 1]?.[found.at + 1] ?? 1
    picks.push({ at: found.at, number: Math.floor(found.rest / behind) })
    rest = found.rest % behind
    at = found.at + 1
  }
  return picks
}

/** All branches in one of their orders, by its place among all orders. */
function orderAt({ branches, combinations, drive }: Choice, number: number): Pick[] {
  const texts = combinations[branches.length]?.[0] ?? 1
  let [order, rest] = [Math.floor(number / texts), number % texts]
  const left = branches.map((_, at) => at)
  const picked: number[] = []
  while (left.length > 0) {
    const orders = factorial(left.length - 1)
    picked.push(...left.splice(Math.floor(order / orders), 1))
    order %= orders
  }
  const picks: Pick[] = []
  for (const at of picked.toReversed()) {
    const count = textsOf(drive, branches[at]?.sequence ?? { count: 1, chances: 1, period: 1, isWeighted: false })
    picks.push({ at, number: rest % count })
    rest = Math.floor(rest / count)
  }
  return picks.toReversed()
}

const sumFrom = (combinations: Combinations, taken: number, at: number) => combinations[taken]?.[at] ?? 0

/** The first branch, from one on, among whose texts the rest of a number lies, and what is left of the number there. */
function branchAt(
  { branches, combinations, drive }: Choice,
  { taken, from, rest }: { taken: number; from: number; rest: number },
): { at: number; rest: number } {
  const last = branches.length - taken
  let at = from
  let left = rest
  // Between two sums that are both saturated may lie anything: there it is counted branch by branch.
  for (; at < last && sumFrom(combinations, taken, at) === Number.MAX_SAFE_INTEGER; at += 1) {
    const sequence = branches[at]?.sequence
    const here = saturated((sequence ? textsOf(drive, sequence) : 1) * sumFrom(combinations, taken - 1, at + 1))
    if (left < here) return { at, rest: left }
    left -= here
  }
  const found = firstWithin(combinations, { taken, from: at, last, value: left })
  return { at: found, rest: left - (sumFrom(combinations, taken, at) - sumFrom(combinations, taken, found)) }
}

/** The first place up to which the sums hold more than a value. */
function firstWithin(
  sums: Combinations,
  { taken, from, last, value }: { taken: number; from: number; last: number; value: number },
): number {
  const all = sumFrom(sums, taken, from)
  let high = last
  let low = from
  while (low < high) {
    const middle = (low + high) >> 1
    if (all - sumFrom(sums, taken, middle + 1) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Branches by chance: each number of them alike, and among as many, as likely as their weights multiplied are heavy. */
export function picksByChance(choice: Choice, random: () => number): number[] {
  const { least, most, weights, isOrder, branches } = choice
  if (isOrder)
    return orderByChance(
      branches.map(({ weight }) => weight),
      random,
    )
  const picked: number[] = []
  let from = 0
  for (let taken = least === most ? least : least + Math.floor(random() * (most - least + 1)); taken > 0; taken -= 1) {
    const value = random() * sumFrom(weights, taken, from)
    const at = firstWithin(weights, { taken, from, last: branches.length - taken, value })
    picked.push(at)
    from = at + 1
  }
  return picked
}

/** What is heavier stands earlier more often. */
function orderByChance(weights: readonly number[], random: () => number): number[] {
  const left = weights.map((weight, at) => ({ weight, at }))
  const picked: number[] = []
  while (left.length > 0) {
    let rest = random() * left.reduce((sum, { weight }) => sum + weight, 0)
    const found = left.findIndex(({ weight }) => (rest -= weight) < 0)
    picked.push(...left.splice(found < 0 ? left.length - 1 : found, 1).map(({ at }) => at))
  }
  return picked
}

/** How likely chance takes just these. */
export function oddsOf({ branches, weights, least, most, isOrder }: Choice, picked: readonly number[]): number {
  const chosen = picked.map(at => branches[at]?.weight ?? 0)
  if (isOrder) {
    let left = chosen.reduce((sum, weight) => sum + weight, 0)
    return chosen.reduce((odds, weight) => {
      const here = odds * (weight / left)
      left -= weight
      return here
    }, 1)
  }
  const product = chosen.reduce((odds, weight) => odds * weight, 1)
  return product / (sumFrom(weights, picked.length, 0) || 1) / (most - least + 1)
}
