import type { Budget, Budgeted } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import { budgetExceeded } from '../../platform/common.errors.ts'
import type { LimitsOf } from '../../platform/limits.ts'
import type { CostsRepository } from './costs.repository.ts'
import { monthAfter, monthOf } from './month.ts'

/** What is asked for, as far as it may cost something. */
export interface Wanted {
  readonly ownerId: string
  readonly provider: string
  readonly model: string
}

interface BudgetsDependencies {
  readonly db: Pick<Database, 'atomic'>
  readonly repository: Pick<CostsRepository, 'readSpent' | 'readWhetherAnyCost'>
  readonly clock: Clock
  readonly studioBudget: () => Budget | null
  readonly limitsOf: LimitsOf
  readonly isBuiltIn: (engine: string) => boolean
  readonly hasPrice: (engine: string, model: string) => boolean
}

/**
 * Stops what costs something when a budget for the month is used up. An engine that never cost anything goes on: whoever has
 * spent it all may still use their own graphics card.
 */
export function createBudgets(deps: BudgetsDependencies) {
  const { db, repository, clock, studioBudget, limitsOf, isBuiltIn, hasPrice } = deps

  function* mayCost(tx: Orm, wanted: readonly Wanted[]): Work<boolean> {
    if (wanted.some(({ provider, model }) => hasPrice(provider, model))) return true
    return yield* repository.readWhetherAnyCost(tx, [...new Set(wanted.map(({ provider }) => provider))])
  }

  function* requireUnder(tx: Orm, budget: Budget, wanted: readonly Wanted[], ownerId?: string): Work<void> {
    const now = clock.now()
    const spent = yield* repository.readSpent(tx, monthOf(now), budget.currency, ownerId)
    if (spent < budget.amount || !(yield* mayCost(tx, wanted))) return
    const beginsAnew = monthAfter(now)
    const retryAfterMs = beginsAnew.getTime() - now.getTime()
    throw budgetExceeded({ whose: ownerId === undefined ? 'studio' : 'own', budget, spent, beginsAnew, retryAfterMs })
  }

  /** A part of the write that begins what is wanted. Throws `budget.exceeded`. Where there is no budget nothing is looked up. */
  function* require(tx: Orm, rows: readonly Wanted[]): Work<void> {
    const wanted = rows.filter(({ provider }) => !isBuiltIn(provider))
    if (wanted.length === 0) return
    const studio = studioBudget()
    if (studio) yield* requireUnder(tx, studio, wanted)
    for (const [ownerId, own] of Map.groupBy(wanted, row => row.ownerId)) {
      const { budget } = yield* limitsOf(tx, ownerId)
      if (budget) yield* requireUnder(tx, budget, own, ownerId)
    }
  }

  return {
    require,
    /** The same for one that is about to be made: it may have waited while the budget was used up. */
    async requireFor(wanted: Wanted): Promise<void> {
      if (!isBuiltIn(wanted.provider)) await db.atomic(tx => require(tx, [wanted]))
    },
    /** How much of a budget is spent: of one person, or of the studio. */
    *standing(tx: Orm, budget: Budget | null, ownerId?: string): Work<Budgeted | null> {
      if (!budget) return null
      const now = clock.now()
      const spent = yield* repository.readSpent(tx, monthOf(now), budget.currency, ownerId)
      return { budget, spent, beginsAnewAt: monthAfter(now).toISOString() }
    },
  }
}
export type Budgets = ReturnType<typeof createBudgets>
