import type { Model } from '@atelier/contracts'

export interface Cost {
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

interface Pictures {
  readonly pictures: number
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const PIXELS_PER_MEGAPIXEL = 1_000_000

/** What so many pictures of a model cost; undefined where nobody says. */
export function costOf({ price }: Pick<Model, 'price'>, { pictures, width, height }: Pictures): Cost | undefined {
  if (!price) return undefined
  const units = price.per === 'image' ? 1 : (width * height) / PIXELS_PER_MEGAPIXEL
  return { amount: price.amount * units * pictures, currency: price.currency }
}

/** Undefined where one of them is not known, or is in another currency: half a sum would mislead. */
export function sumOf(costs: readonly (Cost | undefined)[]): Cost | undefined {
  // What costs nothing does so in every currency.
  const [first] = costs.filter(cost => cost === undefined || cost.amount > 0)
  const currency = first?.currency ?? costs[0]?.currency
  if (currency === undefined) return undefined
  let amount = 0
  for (const cost of costs) {
    if (!cost || (cost.amount > 0 && cost.currency !== currency)) return undefined
    amount += cost.amount
  }
  return { amount, currency }
}
