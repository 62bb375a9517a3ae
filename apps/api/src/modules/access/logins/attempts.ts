import { hash } from 'node:crypto'
import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { eq, lt } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { slowDown } from '../access.errors.ts'
import { networkOf } from './network-of.ts'

/** Milliseconds: the first wait, which doubles with every try in vain, and the longest. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000
/** Milliseconds without a try after which all are forgotten. */
const FORGOTTEN_MS = 60 * 60 * 1000
/** Tries in vain before one has to wait: for one account from one address, from one address, for one account. */
const FREE = { pair: 5, address: 20, account: 50 } as const

type Row = Tables['loginAttempts']['$inferSelect']

interface Place {
  readonly key: string
  readonly free: number
}

interface Tried {
  /** As it is looked up by; there may be no such account, which must not show. */
  readonly usernameKey: string
  readonly address: string
  /** Whether that account was logged in from there before: whoever tries from elsewhere does not keep its owner out. */
  readonly isKnownAddress: boolean
}

/** One that was counted. */
export interface Attempt {
  /** It was no try: as if it had not been made, and no more. */
  readonly takeBack: (tx: Orm) => Work<void>
  /** It was right: the account is as new for that address. */
  readonly succeed: (tx: Orm) => Work<void>
}

const digestOf = (text: string) => hash('sha256', text, 'base64url')

/** Which tries are counted together. */
function placesOf({ usernameKey, address, isKnownAddress }: Tried): Place[] {
  const network = networkOf(address)
  const places = [
    { key: `pair:${digestOf(`${network} ${usernameKey}`)}`, free: FREE.pair },
    { key: `address:${network}`, free: FREE.address },
  ]
  return isKnownAddress ? places : [...places, { key: `account:${digestOf(usernameKey)}`, free: FREE.account }]
}

const waitAfter = (failures: number, free: number) =>
  failures < free ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - free), LONGEST_WAIT_MS)

/**
 * Slows down whoever guesses. A try is counted before the password is looked at, in one write, so that many at once are as
 * slow as one after another; one that was right is taken back.
 */
export function createAttempts({ db, clock }: { db: Database; clock: Clock }) {
  const { loginAttempts: attempts } = db.tables

  function* read(tx: Orm, key: string): Work<Row | undefined> {
    const [row] = yield* run(tx.select().from(attempts).where(eq(attempts.key, key)))
    return row
  }

  function* put(tx: Orm, row: Row): Work<void> {
    yield* send(tx.insert(attempts).values(row).onConflictDoUpdate({ target: attempts.key, set: row }))
  }

  function* count(tx: Orm, { key, free }: Place, now: Date): Work<void> {
    const row = yield* read(tx, key)
    const isForgotten = !row || now.getTime() - row.triedAt.getTime() > FORGOTTEN_MS
    const waitMs = row ? row.blockedUntil.getTime() - now.getTime() : 0
    if (waitMs > 0) throw slowDown(waitMs)
    const failures = (isForgotten ? 0 : row.failures) + 1
    const blockedUntil = new Date(now.getTime() + waitAfter(failures, free))
    yield* put(tx, { key, failures, blockedUntil, triedAt: now })
  }

  function* takeBack(tx: Orm, { key, free }: Place, now: Date): Work<void> {
    const row = yield* read(tx, key)
    if (!row) return
    const failures = row.failures - 1
    if (failures <= 0) yield* send(tx.delete(attempts).where(eq(attempts.key, key)))
    else yield* put(tx, { ...row, failures, blockedUntil: failures < free ? now : row.blockedUntil })
  }

  return {
    /** Throws `auth.slow_down`. */
    async begin(tried: Tried): Promise<Attempt> {
      const places = placesOf(tried)
      const now = clock.now()
      await db.atomic(function* (tx) {
        for (const place of places) yield* count(tx, place, now)
      })
      return {
        *takeBack(tx) {
          for (const place of places) yield* takeBack(tx, place, now)
        },
        *succeed(tx) {
          const [pair, ...others] = places
          if (pair) yield* send(tx.delete(attempts).where(eq(attempts.key, pair.key)))
          for (const place of others) yield* takeBack(tx, place, now)
        },
      }
    },
    removeOld: async (): Promise<void> => {
      await db.orm.delete(attempts).where(lt(attempts.triedAt, new Date(clock.now().getTime() - FORGOTTEN_MS)))
    },
  }
}
export type Attempts = ReturnType<typeof createAttempts>
