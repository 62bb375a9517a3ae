import type { ImageStats } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, asc, desc, eq, gt, min, sql, type SQL } from 'drizzle-orm'
import { countedAs, type Whose } from '../../platform/ownership.ts'

/** Listed at once. */
const MOST_TAGS = 100
const MOST_SAMPLERS = 100

/** What there is, and how much of it: kept up by triggers for each scope, or read along an index. */
export function createImageCounts({ orm, tables: { generatedImages: images, imageCounts, imageTags } }: Database) {
  const counts = orm
    .select()
    .from(imageCounts)
    .where(eq(imageCounts.scope, sql.placeholder('scope')))
    .prepare('image_counts')
  const nextSampler = (name: string, whose: SQL | undefined) =>
    orm
      .select({ sampler: min(images.sampler) })
      .from(images)
      .where(and(whose, gt(images.sampler, sql.placeholder('behind'))))
      .prepare(`next_sampler_${name}`)
  // Each condition is that of an index of its own.
  const nextSamplers = {
    owner: nextSampler('owner', eq(images.ownerId, sql.placeholder('owner'))),
    shared: nextSampler('shared', and(sql`${images.shared}`, eq(images.trashed, false))),
    all: nextSampler('all', undefined),
  }

  /** One after another along their index: each is one step, however many images have it. */
  async function samplers({ owner, shared }: Whose): Promise<string[]> {
    const statement = nextSamplers[owner === undefined ? (shared ? 'shared' : 'all') : 'owner']
    const found: string[] = []
    for (let behind: string | null | undefined = ''; found.length < MOST_SAMPLERS;) {
      const [next] = await statement.execute({ behind, owner })
      behind = next?.sampler
      if (typeof behind !== 'string') break
      found.push(behind)
    }
    return found
  }

  return {
    /** Those that begin so, those of most pictures first. */
    tags: (whose: Whose, beginning: string) =>
      orm
        .select({ tag: imageTags.tag, count: imageTags.total })
        .from(imageTags)
        .where(
          and(
            eq(imageTags.scope, countedAs(whose)),
            sql`substr(${imageTags.tag}, 1, ${beginning.length}) = ${beginning}`,
          ),
        )
        .orderBy(desc(imageTags.total), asc(imageTags.tag))
        .limit(MOST_TAGS),

    async stats(whose: Whose): Promise<ImageStats> {
      const rows = await counts.execute({ scope: countedAs(whose) })
      const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
      return {
        total: sum(row => row.total),
        favorites: sum(row => row.favorites),
        trashed: sum(row => row.trashed),
        bytes: sum(row => row.bytes),
        byModel: rows
          .filter(row => row.total > 0)
          .map(row => ({ model: row.model || null, count: row.total }))
          .toSorted((a, b) => b.count - a.count),
        samplers: await samplers(whose),
      }
    },
  }
}
