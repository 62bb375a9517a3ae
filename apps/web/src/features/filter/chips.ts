import type { ImagesFilter } from '@atelier/contracts'
import { daysOf, daysText } from './filter-dates.ts'
import { t } from './text.ts'

export interface Chip {
  readonly label: string
  /** The filter without it. */
  readonly without: ImagesFilter
}

export const modelName = (id: string) => id.split('/').at(-1) ?? id

/** What the gallery is narrowed to, one by one. The search stands in its own field. */
export function chipsOf(filter: ImagesFilter, engineName: (id: string) => string): Chip[] {
  const { favorite, model, provider, imported, from, to } = filter
  const without = (...keys: (keyof ImagesFilter)[]): ImagesFilter =>
    Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.some(other => other === key)))
  return [
    ...(favorite === undefined
      ? []
      : [{ label: t(favorite ? 'favourites' : 'noFavourites'), without: without('favorite') }]),
    ...(model === undefined ? [] : [{ label: modelName(model), without: without('model') }]),
    ...(provider === undefined ? [] : [{ label: engineName(provider), without: without('provider') }]),
    ...(imported === undefined ? [] : [{ label: t(imported ? 'imported' : 'madeHere'), without: without('imported') }]),
    ...(from === undefined && to === undefined
      ? []
      : [{ label: daysText(daysOf(filter)), without: without('from', 'to') }]),
  ]
}
