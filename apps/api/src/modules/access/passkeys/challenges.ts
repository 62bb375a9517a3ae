import { randomBytes } from 'node:crypto'
import { run, type Database, type Orm, type Work } from '@atelier/db'
import { lt } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { cookieIn } from '../../../platform/cookie-in.ts'
import type { Caller } from '../../../platform/operations/operation.ts'
import type { Seal } from '../../../platform/secrets.ts'
import { digestOf, NOWHERE } from '../sessions/sessions.service.ts'

/** Milliseconds in which a device has to answer. */
export const CHALLENGE_MS = 5 * 60 * 1000
const BYTES = 32
const NAME = 'atelier_passkey'
const ATTRIBUTES = 'Path=/api/v1; HttpOnly; SameSite=Strict'
/** What else is sealed with the same key is not taken for one. */
const MARK = 'passkey '

interface Begun {
  readonly challenge: string
  /** What it is for; one for a login adds no passkey. */
  readonly purpose: string
  /** Milliseconds since 1970. */
  readonly begunAt: number
}

/**
 * What a device is to sign. It is kept by the browser, sealed: every process can take the answer, no other browser can give
 * it, and whoever begins a million logins leaves nothing behind. What was answered is written down for as long as it
 * would hold, so that it counts once.
 */
export function createChallenges({ db, clock, seal }: { db: Database; clock: Clock; seal: Seal }) {
  const { usedChallenges: used } = db.tables

  return {
    begin(purpose: string, { isSecure }: Caller = NOWHERE): { challenge: string; cookie: string } {
      const challenge = randomBytes(BYTES).toString('base64url')
      const begun: Begun = { challenge, purpose, begunAt: clock.now().getTime() }
      const value = seal.seal(MARK + JSON.stringify(begun))
      const lasts = `Max-Age=${CHALLENGE_MS / 1000}${isSecure ? '; Secure' : ''}`
      return { challenge, cookie: `${NAME}=${value}; ${ATTRIBUTES}; ${lasts}` }
    },

    /** The challenge that this browser was given for that; undefined where it was given none, or too long ago. */
    find(purpose: string, { cookies }: Caller = NOWHERE): string | undefined {
      const opened = seal.open(cookieIn(cookies, NAME) ?? '')
      if (!opened?.startsWith(MARK)) return undefined
      const begun = JSON.parse(opened.slice(MARK.length)) as Begun // What `begin` has sealed.
      const isYoung = clock.now().getTime() - begun.begunAt < CHALLENGE_MS
      return begun.purpose === purpose && isYoung ? begun.challenge : undefined
    },

    /** A part of the write that the answer comes to; false where it was answered before. */
    *use(tx: Orm, challenge: string): Work<boolean> {
      const expiresAt = new Date(clock.now().getTime() + CHALLENGE_MS)
      const row = { digest: digestOf(challenge), expiresAt }
      const [written] = yield* run(tx.insert(used).values(row).onConflictDoNothing().returning())
      return written !== undefined
    },

    removeOld: async (): Promise<void> => {
      await db.orm.delete(used).where(lt(used.expiresAt, clock.now()))
    },
  }
}
export type Challenges = ReturnType<typeof createChallenges>
