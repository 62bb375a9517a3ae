import { randomBytes } from 'node:crypto'
import type { AccessKey, NewAccessKey } from '@atelier/contracts'
import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, eq } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import { NO_LIMITS, type Limits } from '../../../platform/limits.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { keyExpiredBefore, keyNotFound, noAccounts, scopeNotYours, tooManyKeys } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import { scopesOf } from '../roles.ts'
import { digestOf } from '../sessions/sessions.service.ts'

const SECRET_BYTES = 32
/** So that people and programs that look for secrets in files know it for one. */
const PREFIX = 'atl_'
const SECRET = /^atl_[\w-]{43}$/
const HINT_LENGTH = 4
const MAX_KEYS = 100

type Row = Tables['accessKeys']['$inferSelect']

export const isKeySecret = (text: string): boolean => SECRET.test(text)

interface KeysDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly state: AccessState
  readonly audit: Audit
}

/** What programs come in with, each in the name of the person who made it. */
export function createKeys({ db, clock, ids, state, audit }: KeysDependencies) {
  const {
    orm,
    tables: { accessKeys: keys },
  } = db

  function rowOf(ctx: Context, { name, scopes, limits, expiresAt }: NewAccessKey, secret: string): Row {
    const now = clock.now()
    const mine: readonly string[] = scopesOf(ctx.actor.role)
    const missing = scopes.find(scope => !mine.includes(scope))
    if (missing !== undefined) throw scopeNotYours(missing)
    const expires = expiresAt === undefined || expiresAt === null ? null : new Date(expiresAt)
    if (expires && expires <= now) throw keyExpiredBefore()
    return {
      id: ids.next(),
      userId: ctx.actor.id,
      name: name.trim(),
      digest: digestOf(secret),
      hint: secret.slice(-HINT_LENGTH),
      scopes: [...scopes],
      imagesADay: limits?.imagesADay ?? null,
      imagesAtATime: limits?.imagesAtATime ?? null,
      createdAt: now,
      expiresAt: expires,
      usedAt: null,
    }
  }

  return {
    list: async ({ actor }: Context): Promise<AccessKey[]> =>
      (await orm.select().from(keys).where(eq(keys.userId, actor.id)).orderBy(asc(keys.id))).map(present),

    /** `secret` is known here for the only time. */
    async create(ctx: Context, wanted: NewAccessKey): Promise<AccessKey & { secret: string }> {
      if (state.studio() !== 'shared') throw noAccounts()
      const secret = `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`
      const row = rowOf(ctx, wanted, secret)
      await db.atomic(function* (tx) {
        const own = yield* run(tx.select({ id: keys.id }).from(keys).where(eq(keys.userId, row.userId)))
        if (own.length >= MAX_KEYS) throw tooManyKeys(MAX_KEYS)
        yield* run(tx.insert(keys).values(row))
        yield* audit.append(tx, { action: 'key.created', ctx, subject: row })
      })
      return { ...present(row), secret }
    },

    *limitsOf(tx: Orm, id: string): Work<Limits> {
      const { imagesADay, imagesAtATime } = keys
      const [limits] = yield* run(tx.select({ imagesADay, imagesAtATime }).from(keys).where(eq(keys.id, id)))
      return { ...NO_LIMITS, ...limits }
    },

    async remove(ctx: Context, id: string): Promise<void> {
      await db.atomic(function* (tx) {
        const [row] = yield* run(
          tx
            .delete(keys)
            .where(and(eq(keys.id, id), eq(keys.userId, ctx.actor.id)))
            .returning({ id: keys.id, name: keys.name }),
        )
        if (!row) throw keyNotFound()
        yield* state.changed(tx)
        yield* audit.append(tx, { action: 'key.removed', ctx, subject: row })
      })
      await state.refresh()
    },
  }
}
export type Keys = ReturnType<typeof createKeys>

const present = ({
  id,
  name,
  hint,
  scopes,
  imagesADay,
  imagesAtATime,
  createdAt,
  expiresAt,
  usedAt,
}: Row): AccessKey => ({
  id,
  name,
  hint,
  // Written by `create` only, whose input the contract has judged.
  scopes: scopes as AccessKey['scopes'],
  limits: { imagesADay, imagesAtATime },
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  usedAt: usedAt?.toISOString() ?? null,
})
