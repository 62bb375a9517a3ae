import { run, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq, gt, inArray, isNotNull, lte, sql, sum } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { quotaExceeded } from '../../../platform/common.errors.ts'
import type { LimitsOf } from '../../../platform/limits.ts'
import type { GenerationRow } from '../generations.presenter.ts'

interface QuotasDependencies {
  readonly db: Pick<Database, 'tables'>
  readonly clock: Clock
  readonly limitsOf?: LimitsOf | undefined
}

type Wanted = Pick<GenerationRow, 'ownerId' | 'parameters'>

const HOUR_MS = 60 * 60 * 1000
const HOURS = 24
/** Until some of what waits may be done. */
const SOON_MS = 10_000

const imagesIn = (rows: readonly Wanted[]) => rows.reduce((total, { parameters }) => total + parameters.count, 0)

/**
 * Whether somebody may ask for more. What was asked for within a day is counted by the hour, in a table of its own: to
 * delete what came of it gives nothing back. Who has no limits costs nothing.
 */
export function createQuotas({ db: { tables }, clock, limitsOf }: QuotasDependencies) {
  const { generations, generationUsage: usage, imageCounts, inputs } = tables

  function* requireRoomNow(tx: Orm, ownerId: string, most: number, wanted: number): Work<void> {
    const [row] = yield* run(
      tx
        .select({ images: sum(sql`cast(${generations.parameters} ->> 'count' as integer)`).mapWith(Number) })
        .from(generations)
        .where(and(eq(generations.ownerId, ownerId), inArray(generations.status, ['queued', 'running']))),
    )
    if ((row?.images ?? 0) + wanted > most) throw quotaExceeded('images at a time', most, SOON_MS)
  }

  /** Counts what is wanted, too: the write fails as a whole where it is refused. */
  function* spendDay(tx: Orm, ownerId: string, most: number, wanted: number): Work<void> {
    const now = clock.now().getTime()
    const hour = Math.floor(now / HOUR_MS)
    const own = eq(usage.ownerId, ownerId)
    yield* run(tx.delete(usage).where(and(own, lte(usage.hour, hour - HOURS))))
    const hours = yield* run(
      tx
        .select()
        .from(usage)
        .where(and(own, gt(usage.hour, hour - HOURS)))
        .orderBy(asc(usage.hour)),
    )
    let left = most - wanted - hours.reduce((total, { images }) => total + images, 0)
    if (left < 0) {
      // When enough of the oldest hours are a day ago; never, where more is wanted at once than a day has.
      const free = hours.find(({ images }) => (left += images) >= 0)
      throw quotaExceeded('images a day', most, free && (free.hour + HOURS) * HOUR_MS - now)
    }
    yield* run(
      tx
        .insert(usage)
        .values({ ownerId, hour, images: wanted })
        .onConflictDoUpdate({
          target: [usage.ownerId, usage.hour],
          set: { images: sql`${usage.images} + ${wanted}` },
        }),
    )
  }

  function* requireBytes(tx: Orm, ownerId: string, most: number): Work<void> {
    const [row] = yield* run(
      tx
        .select({ bytes: sum(imageCounts.bytes).mapWith(Number) })
        .from(imageCounts)
        .where(eq(imageCounts.scope, ownerId)),
    )
    const [started] = yield* run(
      tx
        .select({ bytes: sum(inputs.sizeBytes).mapWith(Number) })
        .from(inputs)
        .where(and(eq(inputs.ownerId, ownerId), isNotNull(inputs.storageKey))),
    )
    if ((row?.bytes ?? 0) + (started?.bytes ?? 0) >= most) throw quotaExceeded('bytes', most, undefined)
  }

  return {
    /** A part of the write that begins generations, or queues them again: what failed is not counted a second time. */
    *spend(tx: Orm, rows: readonly Wanted[], { isAgain = false } = {}): Work<void> {
      if (!limitsOf) return
      for (const [ownerId, own] of Map.groupBy(rows, row => row.ownerId)) {
        const { imagesADay, imagesAtATime, bytes } = yield* limitsOf(tx, ownerId)
        const wanted = imagesIn(own)
        if (bytes !== null) yield* requireBytes(tx, ownerId, bytes)
        if (imagesAtATime !== null) yield* requireRoomNow(tx, ownerId, imagesAtATime, wanted)
        if (imagesADay !== null && !isAgain) yield* spendDay(tx, ownerId, imagesADay, wanted)
      }
    },
  }
}
export type Quotas = ReturnType<typeof createQuotas>
