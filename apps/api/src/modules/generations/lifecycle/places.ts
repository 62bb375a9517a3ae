import type { GenerationPlaces } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, asc, eq, exists, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'

/** As many as are counted, so that a long queue costs no more than a short one. */
const MOST = 100

type Place = GenerationPlaces['items'][number]

/** Somebody else in line: how many of theirs wait, and whether they are served first where both have had as many turns. */
interface Other {
  readonly waiting: number
  readonly isFirst: boolean
}

interface PlacesDependencies {
  readonly db: Pick<Database, 'orm' | 'tables'>
  readonly clock: Clock
  /** The names of the lanes. */
  readonly lanes: () => readonly string[]
}

/** How many are before what somebody has in line, by the turns that people take (turns.repository.ts). */
export function createPlaces({ db: { orm, tables }, clock, lanes }: PlacesDependencies) {
  const { generations, generationTurns: turns } = tables

  /** What waits for a rate limit is not in line. */
  const inLine = (provider: string, now: Date, owner: SQL) =>
    and(
      eq(generations.status, 'queued'),
      eq(generations.provider, provider),
      owner,
      or(isNull(generations.error), lte(generations.availableAt, now)),
    )

  const own = (provider: string, now: Date, ownerId: string) =>
    orm
      .select({ id: generations.id })
      .from(generations)
      .where(inLine(provider, now, eq(generations.ownerId, ownerId)))
      .orderBy(asc(generations.availableAt), asc(generations.id))
      .limit(MOST)

  /** Each counts up to a bound, and so do they: whoever has more of either is far enough behind. */
  async function others(provider: string, now: Date, ownerId: string): Promise<Other[]> {
    const theirs = inLine(provider, now, eq(generations.ownerId, turns.ownerId))
    const one = { one: sql`1`.as('one') }
    const some = orm
      .select(one)
      .from(generations)
      .where(theirs)
      .limit(MOST + 1)
      .as('some')
    const [mine] = await orm
      .select({ turn: turns.turn })
      .from(turns)
      .where(and(eq(turns.provider, provider), eq(turns.ownerId, ownerId)))
    const rows = await orm
      .select({
        ownerId: turns.ownerId,
        turn: turns.turn,
        waiting: sql`(select count(*) from ${some})`.mapWith(Number),
      })
      .from(turns)
      .where(
        and(
          eq(turns.provider, provider),
          ne(turns.ownerId, ownerId),
          exists(orm.select(one).from(generations).where(theirs)),
        ),
      )
      .limit(MOST + 1)
    // Who has no turn yet comes when all others had theirs.
    const turn = mine?.turn ?? Infinity
    return rows.map(row => ({
      waiting: row.waiting,
      isFirst: row.turn < turn || (row.turn === turn && row.ownerId < ownerId),
    }))
  }

  async function inLane(provider: string, now: Date, ownerId: string): Promise<Place[]> {
    const mine = await own(provider, now, ownerId)
    const rivals = mine.length > 0 ? await others(provider, now, ownerId) : []
    return mine.map(({ id }, at) => {
      const before = rivals.reduce((sum, { waiting, isFirst }) => sum + Math.min(waiting, isFirst ? at + 1 : at), at)
      return { id, before: Math.min(before, MOST), isMore: before > MOST }
    })
  }

  return {
    /** Of one's own, the next of each lane first; what is not among them is behind more than a hundred. */
    async list(ownerId: string): Promise<GenerationPlaces> {
      const now = clock.now()
      const places = await Promise.all(lanes().map(lane => inLane(lane, now, ownerId)))
      return { items: places.flat() }
    },
  }
}
export type Places = ReturnType<typeof createPlaces>
