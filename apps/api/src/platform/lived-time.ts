import { run, type Database, type Orm, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'
import type { Clock } from './clock.ts'

const KEY = 'livedTime'
/** Milliseconds by which a step may go: more than passes between two of them, so that a studio that was off catches up. */
const STEP_MS = 2 * 24 * 60 * 60 * 1000
/** Milliseconds between two steps; somewhat less than the hour of the upkeep, whose timer may be early by that clock. */
const BETWEEN_MS = 50 * 60 * 1000

interface LivedTimeDependencies {
  readonly db: Database
  readonly clock: Clock
}

/**
 * The time as far as it can be believed, for what deletes by age. A clock that jumps by forty days, ahead or back, is followed
 * by two days an hour, however many processes look and however often they start: whoever sees that it is wrong has most of a
 * day before anything is gone that was thrown away lately. Undefined at the first look: nothing is known yet.
 */
export function createLivedTime({ db, clock }: LivedTimeDependencies) {
  const { settings } = db.tables

  function* readLast(tx: Orm): Work<{ timeMs: number; clockMs: number | undefined } | undefined> {
    const [row] = yield* run(tx.select().from(settings).where(eq(settings.key, KEY)))
    // Earlier versions did not note what the clock said.
    return row && { timeMs: row.updatedAt.getTime(), clockMs: typeof row.value === 'number' ? row.value : undefined }
  }

  return (): Promise<Date | undefined> =>
    db.atomic(function* (tx) {
      const value = clock.now().getTime()
      const last = yield* readLast(tx)
      if (last?.clockMs !== undefined && Math.abs(value - last.clockMs) < BETWEEN_MS) return new Date(last.timeMs)
      const updatedAt = new Date(last ? closestTo(value, last.timeMs) : value)
      yield* run(
        tx
          .insert(settings)
          .values({ key: KEY, value, updatedAt })
          .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt } }),
      )
      return last && updatedAt
    })
}

const closestTo = (wanted: number, from: number) => Math.max(Math.min(wanted, from + STEP_MS), from - STEP_MS)

export type LivedTime = ReturnType<typeof createLivedTime>
