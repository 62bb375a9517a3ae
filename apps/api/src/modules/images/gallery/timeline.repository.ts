import { STRETCH_SIZE } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, desc, eq, max, ne, sql, sum } from 'drizzle-orm'
import { countedAs } from '../../../platform/ownership.ts'
import { createImagePages, type PageQuery, type ResolvedFilter } from './images.pages.ts'

/** Images that follow each other in the gallery. */
export interface Run {
  /** None of them is at a lower position. */
  readonly first: number
  /** All of them are at a lower position. */
  readonly below: number
  readonly count: number
  /** The sum of width by height. */
  readonly ratios: number
  readonly newestAt: Date
}

/** The only queries over the outline of the gallery by position. Runs of buckets come newest first. */
export function createTimelineRepository(db: Database) {
  const {
    orm,
    tables: { generatedImages: images, collectionImages: members, imageBuckets: buckets },
  } = db
  const matches = createImagePages(db, ({ where, orderBy, joins, name }) => {
    const { position, width, height, createdAt } = images
    const rows = orm.select({ position, width, height, createdAt }).from(images).$dynamic()
    const statement = (joins ? rows.innerJoin(members, joins) : rows)
      .where(where)
      .orderBy(orderBy)
      .limit(sql.placeholder('limit'))
      .prepare(`outline_${name}`)
    return values => statement.execute(values)
  })

  return {
    /** The whole gallery, by what the triggers count: no search, no dates and no collection. */
    async buckets({ trashed = false, favorite, model, provider, imported, ...whose }: ResolvedFilter): Promise<Run[]> {
      const rows = await orm
        .select({
          bucket: buckets.bucket,
          total: sum(buckets.total).mapWith(Number),
          ratios: sum(buckets.ratios).mapWith(Number),
          newestAt: max(buckets.createdAt),
          // In the same statement: what is counted is never above it.
          newest: sql`(select max("position") from "generated_images")`.mapWith(Number),
        })
        .from(buckets)
        .where(
          and(
            eq(buckets.scope, countedAs(whose)),
            eq(buckets.trashed, trashed),
            favorite === undefined ? undefined : eq(buckets.favorite, favorite),
            model === undefined ? undefined : eq(buckets.model, model),
            provider === undefined ? undefined : eq(buckets.provider, provider),
            imported === undefined ? undefined : (imported ? eq : ne)(buckets.provider, ''),
          ),
        )
        .groupBy(buckets.bucket)
        .orderBy(desc(buckets.bucket))
      // The migrations divide the positions by the size of a stretch.
      return rows.map(({ bucket, total, ratios, newestAt, newest }) => ({
        first: Math.max(1, bucket * STRETCH_SIZE),
        below: Math.min((bucket + 1) * STRETCH_SIZE, newest + 1),
        count: total,
        ratios,
        newestAt: newestAt ?? new Date(0),
      }))
    },

    /** Matches beyond a position, one by one. */
    async matches(
      { trashed = false, ...filter }: ResolvedFilter,
      { order, after, limit }: Pick<PageQuery, 'order' | 'after' | 'limit'>,
    ): Promise<Run[]> {
      const rows = await matches({ ...filter, trashed, order, after, limit })
      return rows.map(({ position, width, height, createdAt }) => ({
        first: position,
        below: position + 1,
        count: 1,
        ratios: width / height,
        newestAt: createdAt,
      }))
    },
  }
}
export type TimelineRepository = ReturnType<typeof createTimelineRepository>
