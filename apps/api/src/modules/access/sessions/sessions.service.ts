import { hash, randomBytes } from 'node:crypto'
import type { SessionInfo } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Caller, Context } from '../../../platform/operations/operation.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import { sessionNotFound } from '../access.errors.ts'
import type { SessionCookie } from './cookie.ts'
import { deviceOf } from './device.ts'

/** Milliseconds after the last use. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000
const TOKEN_BYTES = 32
const LONGEST_USER_AGENT = 300

interface SessionsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly state: AccessState
  readonly audit: Audit
  readonly cookie: SessionCookie
}

/** What the table knows a token by: whoever reads the table cannot come in by it. */
export const digestOf = (secret: string): string => hash('sha256', secret, 'base64url')

/** Where nothing came over a network. */
export const NOWHERE: Caller = {
  address: '',
  userAgent: '',
  isSecure: false,
  origin: '',
  linkOrigin: '',
  cookies: '',
  isRepeated: false,
}

/** The browsers that people are logged in with. */
export function createSessions({ db, clock, ids, state, audit, cookie }: SessionsDependencies) {
  const {
    orm,
    tables: { sessions },
  } = db

  return {
    /** A new one each time, whatever the browser had before; gives the cookie. */
    *begin(tx: Orm, userId: string, { address, userAgent, isSecure }: Caller = NOWHERE): Work<string> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const now = clock.now()
      yield* send(
        tx.insert(sessions).values({
          id: ids.next(),
          userId,
          digest: digestOf(token),
          userAgent: userAgent.slice(0, LONGEST_USER_AGENT).toWellFormed().replaceAll('\0', ''),
          address,
          createdAt: now,
          usedAt: now,
          expiresAt: new Date(now.getTime() + SESSION_MS),
        }),
      )
      return cookie.write(token, { isSecure })
    },

    /** All of somebody's, but one where that goes on. */
    *endAll(tx: Orm, userId: string, except?: string): Work<void> {
      yield* send(
        tx
          .delete(sessions)
          .where(and(eq(sessions.userId, userId), except === undefined ? undefined : ne(sessions.id, except))),
      )
      yield* state.changed(tx)
    },

    async list({ actor }: Context): Promise<SessionInfo[]> {
      const rows = await orm
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, actor.id), gt(sessions.expiresAt, clock.now())))
        .orderBy(desc(sessions.usedAt), desc(sessions.id))
      const current = actor.through?.kind === 'session' ? actor.through.id : undefined
      return rows.map(row => ({
        id: row.id,
        isCurrent: row.id === current,
        ...deviceOf(row.userAgent),
        address: row.address,
        createdAt: row.createdAt.toISOString(),
        usedAt: row.usedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      }))
    },

    /** One of the actor's own. */
    async end(ctx: Context, id: string): Promise<void> {
      await db.atomic(function* (tx) {
        const ended = yield* run(
          tx
            .delete(sessions)
            .where(and(eq(sessions.id, id), eq(sessions.userId, ctx.actor.id)))
            .returning({ id: sessions.id }),
        )
        if (ended.length === 0) throw sessionNotFound()
        yield* state.changed(tx)
        const isOwn = ctx.actor.through?.kind === 'session' && ctx.actor.through.id === id
        yield* audit.append(tx, { action: isOwn ? 'login.ended' : 'session.ended', ctx, subject: { id } })
      })
      await state.refresh()
    },

    removeOld: async (): Promise<void> => {
      await orm.delete(sessions).where(lt(sessions.expiresAt, clock.now()))
    },
  }
}
export type Sessions = ReturnType<typeof createSessions>
