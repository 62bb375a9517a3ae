import type { ImagesFilter, SmartFilter } from '@atelier/contracts'
import { searchOf, type ResolvedFilter, type ResolveFilter } from '../images/module.ts'
import { collectionNotFound } from './collections.errors.ts'
import type { CollectionsRepository } from './collections.repository.ts'

/** Takes the collection of a filter for what it holds: a smart one for its own filter, which must fit too. */
export const createCollectionScope =
  ({ findFilter }: Pick<CollectionsRepository, 'findFilter'>): ResolveFilter =>
  async filter => {
    if (filter.collection === undefined) return filter
    const found = await findFilter(filter.collection)
    if (!found) throw collectionNotFound()
    if (!found.filter) return { ...filter, collection: found.id }
    return both(filter, found.filter)
  }

/** What fits a request and a saved search; undefined where nothing can. */
function both(asked: ImagesFilter, saved: SmartFilter): ResolvedFilter | undefined {
  const same = (name: keyof SmartFilter) =>
    asked[name] === undefined || saved[name] === undefined || asked[name] === saved[name]
  if (!same('model') || !same('provider') || !same('imported') || !same('favorite')) return undefined
  const from = later(asked.from, saved.from)
  const to = later(asked.to, saved.to, -1)
  const { rating, tag, style, shape, seed, negative, q, ...others } = saved
  return {
    ...others,
    ...asked,
    collection: undefined,
    q: [asked.q, q, ...searchOf({ rating, tag, style, shape, seed, negative })].filter(each => each !== undefined),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

/** The later of two times; with a sign of -1 the earlier. One that cannot be read is the request's, and refused where it is read. */
function later(asked: string | undefined, saved: string | undefined, sign = 1): string | undefined {
  if (asked === undefined || saved === undefined) return asked ?? saved
  return (Date.parse(saved) - Date.parse(asked)) * sign > 0 ? saved : asked
}
