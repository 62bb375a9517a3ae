import type { Generation, Image, StudioEvent } from '@atelier/contracts'
import { rowsIn, send, valuesOf, type Database, type Orm, type Tables, type Values, type Work } from '@atelier/db'
import { and, asc, gt, inArray, lt, lte, max, min, or } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import { createEventBytes } from './event-bytes.ts'
import { createLongTexts, shortened } from './long-texts.ts'
import type { Audience } from './audience.ts'

/** Events read at a time; a reader that is behind takes several rounds. */
const BATCH = 200
/** Events cached in memory for those who follow. */
const MAX_RECENT = 400
/** Bounds for what a busy day leaves. */
const MAX_EVENTS = 100_000
const MAX_BYTES = 256 * 1024 * 1024
/** What a consumer has not seen is retained for so much longer, and so many in all. */
const HELD_MS = 2 * 24 * 60 * 60 * 1000
const MAX_HELD_EVENTS = 200_000
const MAX_HELD_BYTES = 2 * MAX_BYTES

/** As many as one picture tells of at a time: their statement is prepared. */
const FEW = 2

type NewEvent = Tables['events']['$inferInsert']

/** What is known of a change; its time is added here. */
export type Happening = Change & { readonly audience: Audience }

type Change =
  | { type: Extract<StudioEvent, { generation: Generation }>['type']; generation: Generation }
  | { type: Extract<StudioEvent, { image: Image }>['type']; image: Image }
  | { type: Extract<StudioEvent, { id: string }>['type']; id: string; ownerId?: string }
  | {
      type: Exclude<
        StudioEvent['type'],
        Extract<StudioEvent, { id: string } | { image: Image } | { generation: Generation }>['type']
      >
    }

/** Which events, and how many at most. */
interface Selection {
  readonly types?: readonly StudioEvent['type'][] | undefined
  readonly limit?: number
}

export interface LoggedEvent {
  readonly sequence: number
  readonly audience: Audience
  readonly event: StudioEvent
}

/** What happened, in the order of the commits. The table is the truth; a notification only wakes its readers. */
export function createEventLog(db: Database, clock: Clock) {
  const {
    orm,
    tables: { events, eventConsumers: consumers },
  } = db
  const newest = orm
    .select({ sequence: max(events.sequence) })
    .from(events)
    .prepare('newest_event')

  const insert = (tx: Orm, rows: readonly NewEvent[]) => tx.insert(events).values([...rows])
  const insertFew = db.prepared((tx, rows: Values<NewEvent>) => insert(tx, rowsIn(rows)))
  const restore = createLongTexts(db)
  const lastBeyond = createEventBytes(db)

  async function read(after: number, { types, limit = BATCH }: Selection = {}): Promise<LoggedEvent[]> {
    const rows = await restore(
      await orm
        .select()
        .from(events)
        .where(and(gt(events.sequence, after), types && inArray(events.type, [...types])))
        .orderBy(asc(events.sequence))
        .limit(limit),
    )
    // What was written is a Happening: `append` is the only writer.
    return rows.map(row => ({
      sequence: row.sequence,
      audience: row.audience,
      event: { type: row.type, at: row.createdAt.toISOString(), ...row.payload } as unknown as StudioEvent,
    }))
  }

  /** The look that is under way, and the one that follows it. */
  let looking: Promise<number> | undefined
  let following: Promise<number> | undefined

  function look(): Promise<number> {
    following = undefined
    looking = newest
      .execute()
      .then(([row]) => row?.sequence ?? 0)
      .finally(() => (looking = undefined))
    return looking
  }

  /** One look for all who ask while another is under way: it begins after each of them, so it misses nothing that was committed before. */
  const lastSequence = (): Promise<number> => (looking ? (following ??= looking.then(look, look)) : look())

  /** What was read last, for all who follow: they are nearly always at the same place. */
  let recent: LoggedEvent[] = []
  let reading: Promise<void> | undefined

  async function advance(): Promise<void> {
    const known = recent.at(-1)?.sequence
    const batch = known === undefined ? undefined : await read(known)
    // After a time without followers there is more than a batch: what they want is the newest.
    recent =
      batch && batch.length < BATCH ? [...recent, ...batch].slice(-MAX_RECENT) : await read((await lastSequence()) - 1)
  }

  /** One query for however many were woken by the same commit. */
  function refresh(): Promise<void> {
    reading ??= advance().finally(() => {
      reading = undefined
    })
    return reading
  }

  /** The events behind a place; a reader that is far behind asks the table. */
  async function behind(position: number): Promise<LoggedEvent[]> {
    // A look that began before this call may have missed what it was woken for.
    await reading
    await refresh()
    const [oldest] = recent
    if (!oldest || position < oldest.sequence - 1) return read(position)
    return recent.slice(recent.findLastIndex(({ sequence }) => sequence <= position) + 1)
  }

  /** The first one that is still there; what is before it was removed. Where there is none nothing was, since the newest one stays. */
  async function oldestSequence(): Promise<number> {
    const [row] = await orm.select({ oldest: min(events.sequence) }).from(events)
    return row?.oldest ?? 1
  }

  /**
   * False where a reader cannot resume: events behind this one were already removed, or it is one of the future, which
   * another database gave out before this one was restored or begun anew.
   */
  async function reaches(after: number): Promise<boolean> {
    // Two queries: SQLite reads the whole table for two such aggregates in one.
    return after >= (await oldestSequence()) - 1 && after <= (await lastSequence())
  }

  /** At the beginning, and when something may have happened since it was asked for the next one; until the signal aborts. */
  async function* wakes(signal: AbortSignal): AsyncGenerator<void> {
    let wake = Promise.withResolvers<void>()
    const stop = db.onEvents(() => wake.resolve())
    const onAbort = () => wake.resolve()
    signal.addEventListener('abort', onAbort)
    try {
      while (!signal.aborted) {
        wake = Promise.withResolvers<void>()
        yield
        await wake.promise
      }
    } finally {
      stop()
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** Everything behind `after`, as much at a time as there is; those to come too, until the signal aborts. Never an empty one. */
  async function* batches(after: number, signal: AbortSignal): AsyncGenerator<readonly LoggedEvent[]> {
    let position = after
    for await (const _ of wakes(signal)) {
      for (let batch = await behind(position); batch.length > 0; batch = await behind(position)) {
        position = batch.at(-1)?.sequence ?? position
        yield batch
        if (signal.aborted) return
      }
    }
  }

  return {
    /** To be yielded inside the atomic write that makes the change. */
    *append(tx: Orm, ...happenings: Happening[]): Work<void> {
      if (happenings.length === 0) return
      const createdAt = clock.now()
      const rows = happenings.map(({ type, audience, ...payload }) => ({
        type,
        audience,
        payload: shortened(payload),
        createdAt,
      }))
      yield* send(rows.length <= FEW ? insertFew(tx, valuesOf(rows)) : insert(tx, rows))
    },
    lastSequence,
    reaches,
    /** Some of the events behind a place, in their order, as they are in the table. */
    read,
    oldestSequence,
    /** Whether any of these may have happened behind a place: what is not known any more counts as having happened. */
    async happenedBehind(after: number, types: readonly StudioEvent['type'][]): Promise<boolean> {
      const [found] = await orm
        .select({ sequence: events.sequence })
        .from(events)
        .where(and(gt(events.sequence, after), inArray(events.type, [...types])))
        .limit(1)
      return found !== undefined || !(await reaches(after))
    },
    wakes,
    batches,
    /** Every event behind `after`, those to come too, until the signal aborts. */
    async *follow(after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent> {
      for await (const batch of batches(after, signal)) yield* batch
    },
    /**
     * Older ones than that time, more than that many and more than so many bytes, but not what a consumer has still to see, up to a bound of its
     * own. Never the newest one: its number is what caches are valid for.
     */
    removeOlderThan: async (
      time: Date,
      atMost = MAX_EVENTS,
      held = { time: new Date(time.getTime() - HELD_MS), atMost: MAX_HELD_EVENTS },
      bytes = { atMost: MAX_BYTES, held: MAX_HELD_BYTES },
    ) => {
      const last = await lastSequence()
      const [slowest] = await orm.select({ position: min(consumers.position) }).from(consumers)
      // Not the one at which the slowest is: it shows that none between it and the next was removed, where a number was never written.
      const seen = (slowest?.position ?? last) - 1
      const old = (before: Date, most: number) =>
        or(lt(events.sequence, last - most), and(lt(events.createdAt, before), lt(events.sequence, last)))
      await orm
        .delete(events)
        .where(or(and(lte(events.sequence, seen), old(time, atMost)), old(held.time, Math.max(atMost, held.atMost))))
      const beyond = await lastBeyond(bytes.atMost)
      if (beyond === 0) return
      const tooMuch = seen >= beyond ? beyond : Math.max(seen, await lastBeyond(bytes.held))
      await orm.delete(events).where(and(lte(events.sequence, tooMuch), lt(events.sequence, last)))
    },
  }
}
export type EventLog = ReturnType<typeof createEventLog>
