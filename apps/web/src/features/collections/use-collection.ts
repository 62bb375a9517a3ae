import { useCollections } from '../../stores/collections.ts'
import { useOne } from '../../stores/use-one.ts'

/** The collection of a page. */
export function useCollection(id: () => string) {
  const collections = useCollections()
  const { one: collection, ...rest } = useOne(id, {
    find: wanted => collections.byId.get(wanted),
    read: collections.loadOne,
    freshness: 'by its store',
  })
  return { collection, ...rest }
}
