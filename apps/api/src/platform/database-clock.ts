import type { Database } from '@atelier/db'
import { systemClock, type Clock } from './clock.ts'

/** Milliseconds between two looks at the database's clock. */
const LOOK_MS = 10_000
/** Milliseconds that a look may be under way: the time that it tells may be wrong by half of that. */
const TRIP_MS = 1000
/** Milliseconds; what is less tells of the way to the database rather than of a clock. */
const SKEW_TOLD_MS = 2000

interface DatabaseClockOptions {
  readonly db: Pick<Database, 'now'>
  readonly log: { readonly warn: (object: object, message: string) => void }
  /** This machine's, which nothing but the warning looks at. */
  readonly local?: Clock
  /** Milliseconds since whenever, by a clock that nobody sets. */
  readonly elapsedMs?: () => number
}

/**
 * The database's time, for whatever several machines compare: leases, the age of what nobody owns, the trash. Between two
 * looks at it only what has passed since counts, so that a clock of this machine that is wrong, or is set, changes nothing.
 */
export async function openDatabaseClock({
  db,
  log,
  local = systemClock,
  elapsedMs = () => performance.now(),
}: DatabaseClockOptions) {
  async function look() {
    const before = elapsedMs()
    const time = await db.now()
    const after = elapsedMs()
    // It was read somewhere on the way.
    return { time: time.getTime(), at: (before + after) / 2, tripMs: after - before }
  }

  let seen = await look()
  const now = () => new Date(seen.time + elapsedMs() - seen.at)
  const skewMs = Math.round(local.now().getTime() - now().getTime())
  if (Math.abs(skewMs) >= SKEW_TOLD_MS)
    log.warn(
      { skewMs },
      `the clock of this machine is ${Math.round(Math.abs(skewMs) / 100) / 10} s ${skewMs > 0 ? 'ahead of' : 'behind'} the database's; the database's is used`,
    )

  let looking: Promise<void> | undefined
  /** What a database tells that stood still for a minute is further from its time than what has passed since the last look. */
  async function lookOnce(): Promise<void> {
    const next = await look()
    // At the start there was nothing else to go by, however long it took.
    if (next.tripMs <= Math.max(TRIP_MS, seen.tripMs)) seen = next
  }
  /** One at a time: those behind one that takes long would take as long. */
  const lookAgain = (): Promise<void> =>
    (looking ??= lookOnce().finally(() => {
      looking = undefined
    }))
  // A database that is away is told of by those who need it; what has passed is known all the same.
  const timer = setInterval(() => void lookAgain().catch(() => {}), LOOK_MS).unref()

  return { now, lookAgain, close: () => clearInterval(timer) }
}
