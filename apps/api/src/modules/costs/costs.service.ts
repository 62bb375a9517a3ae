import type { Budget, Costs } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { LimitsOf } from '../../platform/limits.ts'
import { whoseIn, type Asker } from '../../platform/ownership.ts'
import type { Budgets } from './budgets.ts'
import type { CostsRepository } from './costs.repository.ts'
import { monthOf } from './month.ts'

interface CostsDependencies {
  readonly db: Pick<Database, 'atomic'>
  readonly repository: Pick<CostsRepository, 'ofMonth'>
  readonly budgets: Pick<Budgets, 'standing'>
  readonly clock: Clock
  readonly studioBudget: () => Budget | null
  readonly limitsOf: LimitsOf
  /** What people are called, by their ids. */
  readonly names: () => Promise<ReadonlyMap<string, string>>
}

interface Query {
  readonly month?: string
  readonly scope?: 'mine' | 'all'
}

type Row = Awaited<ReturnType<CostsRepository['ofMonth']>>[number]
type Sum = Costs['totals'][number]

/** Sums of fractions have a tail that nobody paid. */
const tidy = (amount: number) => Math.round(amount * 1e6) / 1e6

const dearestFirst = (a: Sum, b: Sum) => b.amount - a.amount

/** A sum for each currency, the dearest first. */
const sumsOf = (rows: readonly Row[]): Sum[] =>
  [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, some]) => ({
      images: some.reduce((sum, { images }) => sum + images, 0),
      amount: tidy(some.reduce((sum, { amount }) => sum + amount, 0)),
      currency,
    }))
    .toSorted(dearestFirst)

export function createCostsService(deps: CostsDependencies) {
  const { db, repository, budgets, clock, studioBudget, limitsOf, names } = deps

  const budgetsOf = (asker: Asker) =>
    db.atomic(function* (tx) {
      const { budget } = yield* limitsOf(tx, asker.id)
      const studio = asker.role === 'admin' ? yield* budgets.standing(tx, studioBudget()) : null
      return { studio, own: yield* budgets.standing(tx, budget, asker.id) }
    })

  return {
    /** Of everybody for an admin, unless they ask for their own. */
    async read(asker: Asker, { month = monthOf(clock.now()), scope }: Query): Promise<Costs> {
      const { owner } = whoseIn(asker, scope ?? (asker.role === 'admin' ? 'all' : 'mine'))
      const [rows, known, standing] = await Promise.all([repository.ofMonth(month, owner), names(), budgetsOf(asker)])
      const { studio, own } = standing
      const totals = sumsOf(rows)
      const currencies = totals.map(({ currency }) => currency)
      const personOf = (ownerId: string) => ({
        ownerId,
        ownerName: known.get(ownerId) ?? null,
        ownerGone: known.size > 0 && !known.has(ownerId),
      })
      return {
        month,
        items: rows
          .map(({ engine, ownerId, images, amount, currency }) => ({
            engine,
            ...personOf(ownerId),
            images,
            amount: tidy(amount),
            currency,
          }))
          .toSorted((a, b) => dearestFirst(a, b) || (a.engine < b.engine ? -1 : 1)),
        people: [...Map.groupBy(rows, ({ ownerId }) => ownerId)]
          .flatMap(([ownerId, some]) => sumsOf(some).map(sum => ({ ...personOf(ownerId), ...sum })))
          .toSorted((a, b) => currencies.indexOf(a.currency) - currencies.indexOf(b.currency) || dearestFirst(a, b)),
        totals,
        studio: studio && { ...studio, spent: tidy(studio.spent) },
        own: own && { ...own, spent: tidy(own.spent) },
      }
    },
  }
}
