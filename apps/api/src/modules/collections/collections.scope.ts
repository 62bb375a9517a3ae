import type { ImagesFilter, SmartFilter } from '@atelier/contracts'
import { maySee, whoseIn, type Asker, type Whose } from '../../platform/ownership.ts'
import { searchOf, type ResolvedFilter, type ResolveFilter } from '../images/module.ts'
import { collectionNotFound } from './collections.errors.ts'
import type { CollectionsRepository } from './collections.repository.ts'

/** What a filter names where it looks for what no collection has. */
const NONE = 'none'

/** What a smart collection looks for, among what its owner has. */
export const resolveSmart = ({ collection, ...filter }: SmartFilter, owner: string): ResolvedFilter => ({
  ...filter,
  owner,
  ...(collection === NONE && { collected: false }),
})

/**
 * Takes the collection of a filter for what it holds: a smart one for its own filter, which must fit too. Of a collection all
 * that it holds is looked at, whoever's it is, unless a scope is named; of a smart one all that its owner has.
 */
export const createCollectionScope =
  (repository: Pick<CollectionsRepository, 'findFilter' | 'rightsOf'>): ResolveFilter =>
  async (asker, { collection, scope, ...others }) => {
    if (collection === undefined) return within(asker, others, whoseIn(asker, scope))
    if (collection === NONE) return within(asker, { ...others, collected: false }, whoseIn(asker, scope))
    const found = await findSeen(repository, asker, collection)
    if (!found.filter)
      return within(asker, { ...others, collection: found.id }, scope === undefined ? {} : whoseIn(asker, scope))
    // What its owner does not have is not in it, whoever looks.
    if (scope !== undefined && whoseIn(asker, scope).owner !== undefined && asker.id !== found.ownerId) return undefined
    const shared = scope === 'studio' ? true : undefined
    const filter = both(others, found.filter, found.ownerId)
    return filter && within(asker, filter, { owner: found.ownerId, shared })
  }

/** With whose they are. What is in the trash is seen by its owner alone, and by an admin who asks for everybody's. */
function within(asker: Asker, filter: ResolvedFilter, whose: Whose): ResolvedFilter | undefined {
  if (!filter.trashed) return { ...filter, ...whose }
  if (whose.shared || (whose.owner !== undefined && whose.owner !== asker.id)) return undefined
  return { ...filter, ...(filter.collection === undefined ? whose : { owner: asker.id }) }
}

async function findSeen(
  { findFilter, rightsOf }: Pick<CollectionsRepository, 'findFilter' | 'rightsOf'>,
  asker: Asker,
  id: string,
) {
  const found = await findFilter(id)
  if (!found || !(maySee(asker, found) || (await rightsOf(asker, [id])).has(id))) throw collectionNotFound()
  return found
}

/** What fits a request and a saved search; undefined where nothing can. */
function both(
  asked: Omit<ImagesFilter, 'scope' | 'collection'>,
  saved: SmartFilter,
  owner: string,
): ResolvedFilter | undefined {
  const same = (name: 'model' | 'provider' | 'imported' | 'favorite') =>
    asked[name] === undefined || saved[name] === undefined || asked[name] === saved[name]
  if (!same('model') || !same('provider') || !same('imported') || !same('favorite')) return undefined
  const from = later(asked.from, saved.from)
  const to = later(asked.to, saved.to, -1)
  const { rating, tag, style, shape, seed, negative, task, sampler, q, collection, ...others } = saved
  return {
    ...others,
    ...asked,
    ...resolveSmart(collection ? { collection } : {}, owner),
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
