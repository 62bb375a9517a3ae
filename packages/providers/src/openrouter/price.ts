import type { Price } from '@atelier/contracts'
import { at, textAt } from '../net/json.ts'

/** Units of OpenRouter that a price can be told in; what is charged by token cannot be told beforehand. */
const UNITS = { image: 'image', request: 'image', megapixel: 'megapixel' } as const
const isUnit = (unit: string | undefined): unit is keyof typeof UNITS =>
  unit !== undefined && Object.hasOwn(UNITS, unit)

const listAt = (json: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(json, ...path)
  return Array.isArray(found) ? found : []
}

/** What one endpoint takes for a picture; undefined where that depends on more than the picture. */
const priceAt = (endpoint: unknown): Price | undefined => {
  const lines = listAt(endpoint, 'pricing').filter(line => textAt(line, 'billable') === 'output_image')
  const [line] = lines
  const [unit, amount] = [textAt(line, 'unit'), at(line, 'cost_usd')]
  if (lines.length !== 1 || !isUnit(unit) || typeof amount !== 'number' || amount < 0) return undefined
  return { amount, currency: 'USD', per: UNITS[unit] }
}

/** The lowest price of a model's endpoints, which is where OpenRouter asks first; null where one of them has none. */
export const priceOf = (json: unknown): Price | null => {
  const prices = listAt(json, 'endpoints').map(priceAt)
  const known = prices.filter(price => price !== undefined)
  const [first] = known.toSorted((a, b) => a.amount - b.amount)
  const isPlain = first && known.length === prices.length && known.every(({ per }) => per === first.per)
  return isPlain ? first : null
}

/** Who serves it. */
export const providersOf = (json: unknown): string[] => [
  ...new Set(listAt(json, 'endpoints').flatMap(endpoint => textAt(endpoint, 'provider_name') ?? [])),
]
