import type { Database } from '@atelier/db'
import { and, desc, eq, gt, isNotNull } from 'drizzle-orm'

/** The only queries over what was cancelled and may still be under way at its engine. */
export function createRecallsRepository({ orm, tables: { generations } }: Database) {
  return {
    /** Those that were cancelled later than that and whose engine was not told yet, the newest first. */
    untold: (cancelledAfter: Date, limit: number) =>
      orm
        .select({
          id: generations.id,
          provider: generations.provider,
          progress: generations.progress,
          jobs: generations.jobs,
        })
        .from(generations)
        .where(
          and(
            eq(generations.status, 'cancelled'),
            isNotNull(generations.jobs),
            gt(generations.finishedAt, cancelledAfter),
          ),
        )
        .orderBy(desc(generations.id))
        .limit(limit),

    /** Its engine was told of these jobs; unless it is made again by now, or was, and has others. */
    async told(id: string, jobs: Readonly<Record<string, string>>): Promise<void> {
      await orm
        .update(generations)
        .set({ jobs: null })
        .where(and(eq(generations.id, id), eq(generations.status, 'cancelled'), eq(generations.jobs, jobs)))
    },
  }
}
export type RecallsRepository = ReturnType<typeof createRecallsRepository>
