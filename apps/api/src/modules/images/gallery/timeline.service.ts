import { STRETCH_SIZE, type Timeline, type TimelineQuery } from '@atelier/contracts'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import type { ResolveFilter } from '../images.service.ts'
import { searchesOf } from './images.pages.ts'
import type { Run, TimelineRepository } from './timeline.repository.ts'

/** Matches of a search, or images of a collection, that are laid out at once. */
const MAX_MATCHES = 10_000

interface TimelineDependencies {
  readonly repository: TimelineRepository
  readonly resolve: ResolveFilter
  readonly maxMatches?: number
}

/** The gallery in outline: stretches that the page can lay out without their images, and load when they come into sight. */
export function createTimelineService({ repository, resolve, maxMatches = MAX_MATCHES }: TimelineDependencies) {
  return async function timeline({ cursor, ...asked }: TimelineQuery): Promise<Timeline> {
    const filter = await resolve(asked)
    if (!filter) return { stretches: [], nextCursor: null }
    const searches = searchesOf(filter).length > 0 || Boolean(filter.from || filter.to || filter.collection)
    const after = cursor === undefined ? undefined : decodeNumericCursor(cursor)
    if (!searches) {
      const runs = await repository.buckets(filter)
      return {
        stretches: stretchesOf(after === undefined ? runs : runs.filter(run => run.below <= after)),
        nextCursor: null,
      }
    }
    const runs = await repository.matches(filter, { after, limit: maxMatches + 1 })
    const next = runs.length > maxMatches ? runs.at(-1) : undefined
    return { stretches: stretchesOf(runs.slice(0, maxMatches)), nextCursor: next ? encodeCursor(next.below) : null }
  }
}

/** Neighbours are joined while a page holds them, so that a filter that few images fit gives few stretches. */
function stretchesOf(runs: readonly Run[]): Timeline['stretches'] {
  const stretches: { -readonly [K in keyof Run]: Run[K] }[] = []
  for (const run of runs) {
    const last = stretches.at(-1)
    if (last && last.count + run.count <= STRETCH_SIZE) {
      last.count += run.count
      last.ratios += run.ratios
    } else stretches.push({ ...run })
  }
  return stretches.map(({ below, count, ratios, newestAt }) => ({
    cursor: encodeCursor(below),
    count,
    aspectRatio: Math.round((ratios / count) * 1000) / 1000,
    newestAt: newestAt.toISOString(),
  }))
}
