import { randomBytes } from 'node:crypto'
import type { Invitation } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { invitationNotFound } from '../access.errors.ts'
import { digestOf } from '../sessions/sessions.service.ts'

/** Milliseconds: for whoever is new, and for whoever lost a password that still holds. */
const JOINED_WITHIN_MS = 7 * 24 * 60 * 60 * 1000
const RESET_WITHIN_MS = 24 * 60 * 60 * 1000
const TOKEN_BYTES = 32

type Row = Tables['invitations']['$inferSelect']

/** Links that open once. */
export function createInvitations({ db, clock }: { db: Database; clock: Clock }) {
  const { invitations } = db.tables
  const isOpen = (token: string) => and(eq(invitations.digest, digestOf(token)), gt(invitations.expiresAt, clock.now()))

  function* removeOf(tx: Orm, userId: string): Work<void> {
    yield* send(tx.delete(invitations).where(eq(invitations.userId, userId)))
  }

  return {
    removeOf,

    /** In the place of those before. */
    *make(tx: Orm, { id, joinedAt }: { readonly id: string; readonly joinedAt: Date | null }): Work<Invitation> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const now = clock.now()
      const expiresAt = new Date(now.getTime() + (joinedAt ? RESET_WITHIN_MS : JOINED_WITHIN_MS))
      yield* removeOf(tx, id)
      yield* send(tx.insert(invitations).values({ digest: digestOf(token), userId: id, createdAt: now, expiresAt }))
      return { token, path: `/join/${token}`, expiresAt: expiresAt.toISOString() }
    },

    /** Throws `invitation.not_found`. */
    async get(token: string): Promise<Row> {
      const [row] = await db.orm.select().from(invitations).where(isOpen(token))
      if (!row) throw invitationNotFound()
      return row
    },

    /** Of two who use it at the same time the first to be written. */
    *take(tx: Orm, token: string): Work<Row> {
      const [row] = yield* run(tx.select().from(invitations).where(isOpen(token)))
      if (!row) throw invitationNotFound()
      yield* removeOf(tx, row.userId)
      return row
    },

    removeOld: async (): Promise<void> => {
      await db.orm.delete(invitations).where(lt(invitations.expiresAt, clock.now()))
    },
  }
}
export type Invitations = ReturnType<typeof createInvitations>
