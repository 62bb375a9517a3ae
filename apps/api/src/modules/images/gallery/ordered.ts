import type { Sort } from '@atelier/contracts'
import type { ImageRow } from '../images.presenter.ts'
import type { ImagesRepository } from '../images.repository.ts'
import type { ResolvedFilter } from './images.pages.ts'
import { keyCursor, positionCursor, readKey, readPosition, type KeyedSort, type SortKey } from './sort-cursor.ts'
import { compareKeys, sortKeyOf } from './sorted-rows.ts'

interface Part {
  readonly cursor: string | undefined
  /** Begins what is not wanted any more. */
  readonly until: string | undefined
  readonly limit: number
}
interface Before {
  readonly cursor: string
  /** Images on a page. */
  readonly limit: number
}
interface Side {
  readonly isBefore: boolean
  readonly limit: number
}
interface Page {
  readonly rows: readonly ImageRow[]
  readonly nextCursor: string | null
}
type PositionSort = Exclude<Sort, KeyedSort>

const isByPosition = (sort: Sort): sort is PositionSort => sort === 'newest' || sort === 'oldest'

/** The gallery in any order: pages of it, and what stands beside an image. */
export function createOrdered(repository: Pick<ImagesRepository, 'page' | 'positions' | 'sorted' | 'findAny'>) {
  async function byPosition(
    { trashed = false, ...filter }: ResolvedFilter,
    sort: PositionSort,
    { cursor, until, limit }: Part,
  ): Promise<Page> {
    const found = await repository.page({
      ...filter,
      trashed,
      order: sort,
      limit: limit + 1,
      after: cursor === undefined ? undefined : readPosition(sort, cursor),
      until: until === undefined ? undefined : readPosition(sort, until, 'until'),
    })
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    return { rows, nextCursor: last ? positionCursor(sort, last.position) : null }
  }

  async function byKey(filter: ResolvedFilter, sort: KeyedSort, { cursor, until, limit }: Part): Promise<Page> {
    const after = cursor === undefined ? undefined : readKey(sort, cursor)
    const end = until === undefined ? undefined : readKey(sort, until, 'until')
    const isInside = (key: SortKey) => until === undefined || (end !== undefined && compareKeys(key, end) <= 0)
    const found = await repository.sorted({ filter, sort, after, limit: limit + 1 })
    const keys = found.map(row => sortKeyOf(row, sort)).filter(isInside)
    const shown = keys.slice(0, limit)
    return {
      rows: await inOrderOf(shown),
      nextCursor: keys.length > limit ? keyCursor(sort, shown.at(-1)) : null,
    }
  }

  /** What went meanwhile is left out. */
  async function inOrderOf(keys: readonly Pick<SortKey, 'position'>[]): Promise<ImageRow[]> {
    const rows = await repository.findAny(
      [],
      keys.map(({ position }) => position),
    )
    const known = new Map(rows.map(row => [row.position, row]))
    return keys.flatMap(({ position }) => known.get(position) ?? [])
  }

  return {
    /** Where the page in front of a cursor ends, and the cursor that it begins at: null for the first page. Undefined where nothing is in front. */
    async pageBefore({ trashed = false, ...filter }: ResolvedFilter, { cursor, limit }: Before) {
      // The page behind the cursor begins below this position, so the image there, where it is left, is of the one in front.
      const after = readPosition('newest', cursor) - 1
      const found = await repository.positions({ ...filter, trashed, order: 'oldest', after, limit: limit + 1 })
      const beyond = found[limit]
      const [last] = found
      return last && { last: last.position, cursor: beyond ? positionCursor('newest', beyond.position) : null }
    },

    page: (filter: ResolvedFilter, sort: Sort, part: Part): Promise<Page> =>
      isByPosition(sort) ? byPosition(filter, sort, part) : byKey(filter, sort, part),

    /** What stands in front of an image in an order, or behind it, the nearest first. */
    async beside(row: ImageRow, filter: ResolvedFilter, sort: Sort, { isBefore, limit }: Side): Promise<ImageRow[]> {
      if (isByPosition(sort)) {
        const order = (sort === 'newest') === isBefore ? 'oldest' : 'newest'
        const trashed = filter.trashed ?? false
        return repository.page({ ...filter, trashed, order, after: row.position, limit })
      }
      const after = sortKeyOf(row, sort)
      return inOrderOf(await repository.sorted({ filter, sort, after, isBackwards: isBefore, limit }))
    },
  }
}
