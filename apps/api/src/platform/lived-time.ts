import { run, type Database, type Orm, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'
import type { Clock } from './clock.ts'

const KEY = 'livedTime'
/** Milliseconds by which it goes on with each look: faster than time passes, so that a studio that was off catches up. */
const STEP_MS = 2 * 24 * 60 * 60 * 1000

interface LivedTimeDependencies {
  readonly db: Database
  readonly clock: Clock
}

/**
 * The time as far as it can be believed, for what deletes by age. A clock that jumps ahead by forty days is followed by two
 * days an hour: whoever sees that it is wrong has most of a day before anything is gone that was thrown away lately.
 * Undefined at the first look: nothing is known yet.
 */
export function createLivedTime({ db, clock }: LivedTimeDependencies) {
  const { settings } = db.tables

  function* readTime(tx: Orm): Work<number | undefined> {
    const [row] = yield* run(tx.select({ at: settings.updatedAt }).from(settings).where(eq(settings.key, KEY)))
    return row?.at.getTime()
  }

  return (): Promise<Date | undefined> =>
    db.atomic(function* (tx) {
      const now = clock.now()
      const known = yield* readTime(tx)
      const updatedAt = known === undefined ? now : new Date(Math.min(now.getTime(), known + STEP_MS))
      yield* run(
        tx
          .insert(settings)
          .values({ key: KEY, value: true, updatedAt })
          .onConflictDoUpdate({ target: settings.key, set: { updatedAt } }),
      )
      return known === undefined ? undefined : updatedAt
    })
}
export type LivedTime = ReturnType<typeof createLivedTime>
