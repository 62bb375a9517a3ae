import type { Budget } from './budget.ts'
import { combinationsOf, factorial, leastCommonMultiple, saturated } from './combinations.ts'
import { textsOf, type Branch, type Choice, type Extent, type Node, type Sequence } from './linked.ts'

export const NOTHING: Extent = { count: 1, chances: 1, period: 1, isWeighted: false }

/** Of parts that stand one after the other. */
export function extentOf(parts: readonly (Node | Extent)[]): Extent {
  let { count, chances, period, isWeighted } = NOTHING
  for (const part of parts) {
    if (typeof part === 'string') continue
    count = saturated(count * part.count)
    chances = saturated(chances * part.chances)
    period = leastCommonMultiple(period, part.period)
    isWeighted ||= part.isWeighted
  }
  return { count, chances, period, isWeighted }
}

export const sequence = (parts: readonly Node[]): Sequence => ({ parts, ...extentOf(parts) })

type Asked = Pick<Choice, 'drive' | 'least' | 'most' | 'separator'> & { readonly isExact: boolean }

/** Steps of arithmetic that take as long as one of reading. */
const SUMS_A_STEP = 32

export function choiceOf(branches: readonly Branch[], asked: Asked, budget: Budget): Choice {
  const { drive, separator } = asked
  // What is not said is as many as may be.
  const most = Math.min(asked.most, branches.length, MAX_TAKEN)
  const least = Math.min(asked.least, most)
  const isOrder = asked.isExact && asked.most === branches.length && branches.length > 1
  const hasWeights = drive === 'chance' && branches.some(({ weight }) => weight !== branches[0]?.weight)
  budget.spend(16 + branches.length + (2 * (most + 1) * (branches.length + 1)) / SUMS_A_STEP)
  const combinations = combinationsOf(
    branches.map(branch => textsOf(drive, branch.sequence)),
    most,
    Number.MAX_SAFE_INTEGER,
  )
  const weights =
    drive === 'chance'
      ? combinationsOf(
          branches.map(({ weight }) => weight),
          most,
          Infinity,
        )
      : []
  const total = isOrder
    ? saturated(factorial(most) * (combinations[most]?.[0] ?? 1))
    : saturated(combinations.slice(least).reduce((sum, row) => sum + (row[0] ?? 0), 0))
  return {
    kind: 'choice',
    drive,
    branches,
    least,
    most,
    isOrder,
    separator,
    combinations,
    weights,
    total,
    count: drive === 'number' ? total : 1,
    chances: drive === 'chance' ? total : 1,
    period: drive === 'turn' ? total : 1,
    isWeighted: hasWeights || branches.some(branch => branch.sequence.isWeighted),
  }
}

/** Branches that one choice takes together. */
export const MAX_TAKEN = 20
