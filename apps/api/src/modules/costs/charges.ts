import type { ImageCost, ListedPrice } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import type { Cost } from '@atelier/providers'
import type { Clock } from '../../platform/clock.ts'
import type { CostsRepository } from './costs.repository.ts'
import { monthOf } from './month.ts'

const CURRENCY = /^[A-Z]{3}$/
const MEGAPIXEL = 1_000_000
/** A picture that costs more is a mistake of whoever says so. */
const MOST = 1_000_000
/** Of what is computed here; six places behind the point are finer than any price. */
const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6

/** A picture, as far as its price depends on it. */
export interface Priced {
  readonly engine: string
  /** Its name at the engine. */
  readonly model: string
  readonly width: number
  readonly height: number
  /** What the engine says. */
  readonly said?: Cost | undefined
}

interface ChargesDependencies {
  readonly repository: Pick<CostsRepository, 'add'>
  readonly clock: Clock
  readonly priceOf: (engine: string, model: string) => ListedPrice | undefined
}

/** What each picture costs, where that is known: never a guess. */
export function createCharges({ repository, clock, priceOf }: ChargesDependencies) {
  return {
    /** What the engine says of it, else what the price list says; null where neither says anything. */
    costOf({ engine, model, width, height, said }: Priced): ImageCost | null {
      if (said && CURRENCY.test(said.currency) && said.amount >= 0 && said.amount <= MOST)
        return { amount: said.amount, currency: said.currency, source: 'said' }
      const price = priceOf(engine, model)
      if (!price) return null
      const parts = price.per === 'image' ? 1 : (width * height) / MEGAPIXEL
      return { amount: rounded(price.amount * parts), currency: price.currency, source: 'listed' }
    },

    /** A part of the write that stores the image. What costs nothing adds nothing. */
    *charge(
      tx: Orm,
      { ownerId, engine, cost }: { ownerId: string; engine: string; cost: ImageCost | null },
    ): Work<void> {
      if (!cost || cost.amount === 0) return
      const { amount, currency } = cost
      yield* repository.add(tx, { month: monthOf(clock.now()), ownerId, engine, currency, amount })
    },
  }
}
export type Charges = ReturnType<typeof createCharges>
