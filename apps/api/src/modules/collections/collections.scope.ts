import type { ImagesFilter, SmartFilter } from '@atelier/contracts'
import { searchOf, type ResolvedFilter, type ResolveFilter } from '../images/module.ts'
import { collectionNotFound } from './collections.errors.ts'
import type { CollectionsRepository } from './collections.repository.ts'

/** What a filter names where it looks for what no collection has. */
const NONE = 'none'

/** What a smart collection looks for. */
export const resolveSmart = ({ collection, ...filter }: SmartFilter): ResolvedFilter => ({
  ...filter,
  ...(collection === NONE && { collected: false }),
})

/** Takes the collection of a filter for what it holds: a smart one for its own filter, which must fit too. */
export const createCollectionScope =
  ({ findFilter }: Pick<CollectionsRepository, 'findFilter'>): ResolveFilter =>
  async filter => {
    const { collection, ...others } = filter
    if (collection === undefined) return others
    if (collection === NONE) return { ...others, collected: false }
    const found = await findFilter(collection)
    if (!found) throw collectionNotFound()
    if (!found.filter) return { ...others, collection: found.id }
    return both(others, found.filter)
  }

/** What fits a request and a saved search; undefined where nothing can. */
function both(asked: ImagesFilter, saved: SmartFilter): ResolvedFilter | undefined {
  const same = (name: keyof SmartFilter) =>
    asked[name] === undefined || saved[name] === undefined || asked[name] === saved[name]
  if (!same('model') || !same('provider') || !same('imported') || !same('favorite')) return undefined
  const from = later(asked.from, saved.from)
  const to = later(asked.to, saved.to, -1)
  const { rating, tag, style, shape, seed, negative, task, sampler, q, collection, ...others } = saved
  return {
    ...others,
    ...asked,
    ...resolveSmart(collection ? { collection } : {}),
    q: [asked.q, q, ...searchOf({ rating, tag, style, shape, seed, negative, task, sampler })].filter(
      each => each !== undefined,
    ),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

/** The later of two times; with a sign of -1 the earlier. One that cannot be read is the request's, and refused where it is read. */
function later(asked: string | undefined, saved: string | undefined, sign = 1): string | undefined {
  if (asked === undefined || saved === undefined) return asked ?? saved
  return (Date.parse(saved) - Date.parse(asked)) * sign > 0 ? saved : asked
}
