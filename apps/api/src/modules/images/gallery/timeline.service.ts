import { STRETCH_SIZE, type Sort, type Timeline, type TimelineQuery } from '@atelier/contracts'
import type { Asker } from '../../../platform/ownership.ts'
import type { ResolveFilter } from '../images.service.ts'
import { searchesOf, type ResolvedFilter } from './images.pages.ts'
import { keyCursor, positionCursor, readKey, readPosition, type KeyedSort } from './sort-cursor.ts'
import { sortKeyOf, type SortedRows } from './sorted-rows.ts'
import type { Run, TimelineRepository } from './timeline.repository.ts'

/** Matches of a search, or images of a collection, that are laid out at once. */
const MAX_MATCHES = 10_000

interface TimelineDependencies {
  readonly repository: TimelineRepository
  readonly sorted: SortedRows
  readonly resolve: ResolveFilter
  readonly maxMatches?: number
}

/** Images that follow each other in the order that was asked for. */
interface Piece extends Pick<Run, 'count' | 'ratios' | 'newestAt'> {
  /** Begins a page with them. */
  readonly cursor: string
}
type PositionSort = Exclude<Sort, KeyedSort>

/** The gallery in outline: stretches that the page can lay out without their images, and load when they come into sight. */
export function createTimelineService({ repository, sorted, resolve, maxMatches = MAX_MATCHES }: TimelineDependencies) {
  /** The whole gallery, by what is counted of it. */
  async function whole(filter: ResolvedFilter, sort: PositionSort, cursor: string | undefined): Promise<Piece[]> {
    const runs = await repository.buckets(filter)
    const after = cursor === undefined ? undefined : readPosition(sort, cursor)
    if (sort === 'newest') return runs.filter(({ below }) => after === undefined || below <= after).map(newestFirst)
    return runs
      .filter(({ first }) => after === undefined || first > after)
      .toReversed()
      .map(oldestFirst)
  }

  /** One by one, and one more than are laid out at once. */
  async function found(filter: ResolvedFilter, sort: PositionSort, cursor: string | undefined): Promise<Piece[]> {
    const after = cursor === undefined ? undefined : readPosition(sort, cursor)
    const runs = await repository.matches(filter, { order: sort, after, limit: maxMatches + 1 })
    return runs.map(sort === 'newest' ? newestFirst : oldestFirst)
  }

  async function inOrder(filter: ResolvedFilter, sort: KeyedSort, cursor: string | undefined): Promise<Piece[]> {
    const after = cursor === undefined ? undefined : readKey(sort, cursor)
    const rows = await sorted({ filter, sort, after, limit: maxMatches + 1 })
    return rows.map((row, at) => {
      const before = rows[at - 1]
      return {
        cursor: keyCursor(sort, before ? sortKeyOf(before, sort) : after),
        count: 1,
        ratios: row.width / row.height,
        newestAt: row.createdAt,
      }
    })
  }

  return async function timeline(
    asker: Asker,
    { cursor, sort = 'newest', ...asked }: TimelineQuery,
  ): Promise<Timeline> {
    const filter = await resolve(asker, asked)
    if (!filter) return { stretches: [], nextCursor: null }
    if (sort !== 'newest' && sort !== 'oldest') return laidOut(await inOrder(filter, sort, cursor), maxMatches)
    const isCounted = searchesOf(filter).length === 0 && !NOT_COUNTED.some(name => filter[name] !== undefined)
    return isCounted
      ? laidOut(await whole(filter, sort, cursor), Infinity)
      : laidOut(await found(filter, sort, cursor), maxMatches)
  }
}

const NOT_COUNTED = ['from', 'to', 'collection', 'collected'] as const

const newestFirst = ({ below, ...run }: Run): Piece => ({ ...run, cursor: positionCursor('newest', below) })
const oldestFirst = ({ first, ...run }: Run): Piece => ({ ...run, cursor: positionCursor('oldest', first - 1) })

const laidOut = (pieces: readonly Piece[], atMost: number): Timeline => ({
  stretches: stretchesOf(pieces.slice(0, atMost)),
  nextCursor: pieces[atMost]?.cursor ?? null,
})

/** Neighbours are joined while a page holds them, so that a filter that few images fit gives few stretches. */
function stretchesOf(pieces: readonly Piece[]): Timeline['stretches'] {
  const stretches: { -readonly [K in keyof Piece]: Piece[K] }[] = []
  for (const piece of pieces) {
    const last = stretches.at(-1)
    if (last && last.count + piece.count <= STRETCH_SIZE) {
      last.count += piece.count
      last.ratios += piece.ratios
      if (piece.newestAt > last.newestAt) last.newestAt = piece.newestAt
    } else stretches.push({ ...piece })
  }
  return stretches.map(({ cursor, count, ratios, newestAt }) => ({
    cursor,
    count,
    aspectRatio: Math.round((ratios / count) * 1000) / 1000,
    newestAt: newestAt.toISOString(),
  }))
}
