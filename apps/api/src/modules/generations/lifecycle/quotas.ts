import { run, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq, gt, inArray, lte, sql, sum, type SQL } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { quotaExceeded } from '../../../platform/common.errors.ts'
import type { Limits, LimitsOf } from '../../../platform/limits.ts'
import { createRoom } from '../../images/module.ts'
import type { Budgets } from '../../costs/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'

interface QuotasDependencies {
  readonly db: Pick<Database, 'orm' | 'tables'>
  readonly clock: Clock
  readonly limitsOf?: LimitsOf | undefined
  readonly limitsOfKey?: LimitsOf | undefined
  readonly budgets?: Pick<Budgets, 'require'> | undefined
}

type Wanted = Pick<GenerationRow, 'ownerId' | 'provider' | 'model' | 'parameters'> & {
  readonly keyId?: string | null | undefined
}

/** A person, or a key of theirs. */
interface Spender {
  readonly id: string
  readonly ofKey: boolean
  /** Which generations are theirs. */
  readonly own: SQL | undefined
}

const HOUR_MS = 60 * 60 * 1000
const HOURS = 24
/** Until some of what waits may be done. */
const SOON_MS = 10_000

const imagesIn = (rows: readonly Wanted[]) => rows.reduce((total, { parameters }) => total + parameters.count, 0)

/**
 * Whether somebody may ask for more. What was asked for within a day is counted by the hour, in a table of its own: to
 * delete what came of it gives nothing back. Who has no limits costs nothing. A key may have limits besides its owner's.
 */
export function createQuotas({ db, clock, limitsOf, limitsOfKey, budgets }: QuotasDependencies) {
  const { generations, generationUsage: usage } = db.tables
  const room = createRoom(db)

  function* requireRoomNow(tx: Orm, { own, ofKey }: Spender, most: number, wanted: number): Work<void> {
    const [row] = yield* run(
      tx
        .select({ images: sum(sql`cast(${generations.parameters} ->> 'count' as integer)`).mapWith(Number) })
        .from(generations)
        .where(and(own, inArray(generations.status, ['queued', 'running']))),
    )
    if ((row?.images ?? 0) + wanted > most)
      throw quotaExceeded({ what: 'images at a time', most, ofKey, retryAfterMs: SOON_MS })
  }

  /** Counts what is wanted, too: the write fails as a whole where it is refused. */
  function* spendDay(tx: Orm, { id, ofKey }: Spender, most: number, wanted: number): Work<void> {
    const now = clock.now().getTime()
    const hour = Math.floor(now / HOUR_MS)
    const hours = yield* run(
      tx
        .select()
        .from(usage)
        .where(and(eq(usage.ownerId, id), gt(usage.hour, hour - HOURS)))
        .orderBy(asc(usage.hour)),
    )
    let left = most - wanted - hours.reduce((total, { images }) => total + images, 0)
    if (left < 0) {
      // When enough of the oldest hours are a day ago; never, where more is wanted at once than a day has.
      const free = hours.find(({ images }) => (left += images) >= 0)
      const retryAfterMs = free && (free.hour + HOURS) * HOUR_MS - now
      throw quotaExceeded({ what: 'images a day', most, ofKey, retryAfterMs })
    }
    yield* run(
      tx
        .insert(usage)
        .values({ ownerId: id, hour, images: wanted })
        .onConflictDoUpdate({
          target: [usage.ownerId, usage.hour],
          set: { images: sql`${usage.images} + ${wanted}` },
        }),
    )
  }

  function* spendOf(tx: Orm, spender: Spender, limits: Limits, rows: readonly Wanted[], isAgain: boolean): Work<void> {
    const { imagesADay, imagesAtATime } = limits
    const wanted = imagesIn(rows)
    if (imagesAtATime !== null) yield* requireRoomNow(tx, spender, imagesAtATime, wanted)
    if (imagesADay !== null && !isAgain) yield* spendDay(tx, spender, imagesADay, wanted)
  }

  function* spendOfPeople(tx: Orm, rows: readonly Wanted[], read: LimitsOf, isAgain: boolean): Work<void> {
    for (const [id, own] of Map.groupBy(rows, row => row.ownerId)) {
      const limits = yield* read(tx, id)
      if (limits.bytes !== null) yield* room.requireAny(tx, id, limits.bytes)
      yield* spendOf(tx, { id, ofKey: false, own: eq(generations.ownerId, id) }, limits, own, isAgain)
    }
  }

  function* spendOfKeys(tx: Orm, rows: readonly Wanted[], read: LimitsOf, isAgain: boolean): Work<void> {
    for (const [id, own] of Map.groupBy(rows, row => row.keyId ?? null)) {
      if (id === null) continue
      // All of them are one person's: the index of owners leads there.
      const isOwners = eq(generations.ownerId, own[0]?.ownerId ?? '')
      const spender = { id, ofKey: true, own: and(isOwners, eq(generations.keyId, id)) }
      yield* spendOf(tx, spender, yield* read(tx, id), own, isAgain)
    }
  }

  return {
    /** A part of the write that begins generations, or queues them again: what failed is not counted a second time. */
    *spend(tx: Orm, rows: readonly Wanted[], { isAgain = false } = {}): Work<void> {
      yield* budgets?.require(tx, rows) ?? []
      if (limitsOf) yield* spendOfPeople(tx, rows, limitsOf, isAgain)
      if (limitsOfKey) yield* spendOfKeys(tx, rows, limitsOfKey, isAgain)
    },

    /** What was asked for more than a day ago, by people and by keys that may be gone. */
    removeOld: async (): Promise<void> => {
      const hour = Math.floor(clock.now().getTime() / HOUR_MS)
      await db.orm.delete(usage).where(lte(usage.hour, hour - HOURS))
    },
  }
}
export type Quotas = ReturnType<typeof createQuotas>
