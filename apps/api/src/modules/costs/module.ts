import { getCosts, type Budget, type ListedPrice } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { LimitsOf } from '../../platform/limits.ts'
import type { StudioModule } from '../../platform/module.ts'
import { operation } from '../../platform/operations/operation.ts'
import { createBudgets } from './budgets.ts'
import { createCharges } from './charges.ts'
import { createCostsRepository } from './costs.repository.ts'
import { createCostsService } from './costs.service.ts'

export type { Budgets } from './budgets.ts'
export type { Charges } from './charges.ts'

interface CostsModuleDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly priceOf: (engine: string, model: string) => ListedPrice | undefined
  readonly isBuiltIn: (engine: string) => boolean
  readonly studioBudget: () => Budget | null
  readonly limitsOf: LimitsOf
  readonly names: () => Promise<ReadonlyMap<string, string>>
}

/** What pictures cost, and what may be spent in a month. */
export function createCostsModule({
  db,
  clock,
  priceOf,
  isBuiltIn,
  studioBudget,
  limitsOf,
  names,
}: CostsModuleDependencies) {
  const repository = createCostsRepository(db)
  const hasPrice = (engine: string, model: string) => (priceOf(engine, model)?.amount ?? 0) > 0
  const budgets = createBudgets({ db, repository, clock, studioBudget, limitsOf, isBuiltIn, hasPrice })
  const costs = createCostsService({ db, repository, budgets, clock, studioBudget, limitsOf, names })
  return {
    operations: {
      getCosts: operation(getCosts, { needs: 'images:read', run: ({ actor }, query) => costs.read(actor, query) }),
    },
    budgets,
    charges: createCharges({ repository, clock, priceOf }),
  } satisfies StudioModule & Record<string, unknown>
}
