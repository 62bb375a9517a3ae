import { randomGroups } from '../random-groups.ts'
import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import type { Seal } from '../../../platform/secrets.ts'
import { codeWrong, noAccounts, passwordWrong, secondFactorMissing, secondFactorThere } from '../access.errors.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import type { Audit } from '../audit/audit.ts'
import type { Attempt } from '../logins/attempts.ts'
import { digestOf } from '../sessions/sessions.service.ts'

/** Seconds that a code of RFC 6238 holds; the one before and the one behind count, too. */
const PERIOD_S = 30
const WINDOW = 1
const SECRET_BYTES = 20
const RECOVERY_CODES = 10
/** Two groups of five have 49 bits: each counts once, and guesses are slowed down. */
const makeCode = () => randomGroups(2, 5)
const CODE = /^\d{6}$/

type Row = Tables['secondFactors']['$inferSelect']

/** What a code came to at a login. `use` is part of the write that logs in, and false where somebody was quicker with it. */
export type Judged =
  | { readonly kind: 'none' | 'missing' | 'wrong' }
  | { readonly kind: 'right'; readonly use: (tx: Orm) => Work<boolean> }

interface SecondFactorDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly seal: Seal
  readonly audit: Audit
  readonly repository: AccountsRepository
  /** Whether the password is that of whoever asks; gives the try that was counted. */
  readonly confirmPassword: (ctx: Context, user: UserRow, password: string) => Promise<Attempt | undefined>
}

const plain = (code: string) => code.trim().toLowerCase()

/** The codes of an app (TOTP), and those that are written down for the day when it is lost. */
export function createSecondFactor({ db, clock, seal, audit, repository, confirmPassword }: SecondFactorDependencies) {
  const {
    orm,
    tables: { secondFactors: factors },
  } = db

  async function find(userId: string): Promise<Row | undefined> {
    const [row] = await orm.select().from(factors).where(eq(factors.userId, userId))
    return row
  }

  function* read(tx: Orm, userId: string): Work<Row | undefined> {
    const [row] = yield* run(tx.select().from(factors).where(eq(factors.userId, userId)))
    return row
  }

  function* removeOf(tx: Orm, userId: string): Work<void> {
    yield* send(tx.delete(factors).where(eq(factors.userId, userId)))
  }

  async function own(ctx: Context, password: string) {
    const user = ctx.actor.through ? await repository.find(ctx.actor.id) : undefined
    if (!user) throw noAccounts()
    const attempt = user.passwordHash === null ? undefined : await confirmPassword(ctx, user, password)
    if (!attempt) throw passwordWrong()
    return { user, attempt }
  }

  /** The period that a code is of, or undefined. A secret that was sealed with another SECRET_KEY knows none. */
  async function periodOf({ secret }: Row, code: string): Promise<number | undefined> {
    const opened = seal.open(secret)
    if (opened === undefined || !CODE.test(code)) return undefined
    const { Secret, TOTP } = await import('otpauth')
    const timestamp = clock.now().getTime()
    const totp = new TOTP({ secret: Secret.fromBase32(opened), period: PERIOD_S })
    const delta = totp.validate({ token: code, window: WINDOW, timestamp })
    return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_S) + delta
  }

  const set = (tx: Orm, userId: string, values: Partial<Row>) =>
    send(tx.update(factors).set(values).where(eq(factors.userId, userId)))

  function* usePeriod(tx: Orm, userId: string, period: number): Work<boolean> {
    const row = yield* read(tx, userId)
    if (!row || row.lastPeriod >= period) return false
    yield* set(tx, userId, { lastPeriod: period })
    return true
  }

  function* useRecoveryCode(tx: Orm, userId: string, digest: string): Work<boolean> {
    const row = yield* read(tx, userId)
    if (!row?.recoveryCodes.includes(digest)) return false
    yield* set(tx, userId, { recoveryCodes: row.recoveryCodes.filter(one => one !== digest) })
    return true
  }

  return {
    removeOf,
    has: async (userId: string): Promise<boolean> => Boolean((await find(userId))?.confirmedAt),

    async judge(userId: string, code: string | undefined): Promise<Judged> {
      const row = await find(userId)
      if (!row?.confirmedAt) return { kind: 'none' }
      if (code === undefined) return { kind: 'missing' }
      const period = await periodOf(row, code)
      if (period !== undefined) return { kind: 'right', use: tx => usePeriod(tx, userId, period) }
      const digest = digestOf(plain(code))
      return row.recoveryCodes.includes(digest)
        ? { kind: 'right', use: tx => useRecoveryCode(tx, userId, digest) }
        : { kind: 'wrong' }
    },

    async begin(ctx: Context, password: string): Promise<{ secret: string; uri: string }> {
      const { user, attempt } = await own(ctx, password)
      const { Secret, TOTP } = await import('otpauth')
      const secret = new Secret({ size: SECRET_BYTES })
      const values = { secret: seal.seal(secret.base32), confirmedAt: null, recoveryCodes: [], createdAt: clock.now() }
      await db.atomic(function* (tx) {
        yield* attempt.succeed(tx)
        if ((yield* read(tx, user.id))?.confirmedAt) throw secondFactorThere()
        yield* removeOf(tx, user.id)
        yield* send(tx.insert(factors).values({ userId: user.id, ...values }))
      })
      return { secret: secret.base32, uri: new TOTP({ secret, issuer: 'Atelier', label: user.username }).toString() }
    },

    async confirm(ctx: Context, code: string): Promise<{ recoveryCodes: string[] }> {
      const row = await find(ctx.actor.id)
      if (!row) throw secondFactorMissing()
      if (row.confirmedAt) throw secondFactorThere()
      const period = await periodOf(row, code)
      if (period === undefined) throw codeWrong()
      const codes = Array.from({ length: RECOVERY_CODES }, makeCode)
      await db.atomic(function* (tx) {
        const now = yield* read(tx, row.userId)
        if (now?.secret !== row.secret || now.confirmedAt) throw secondFactorThere()
        const recoveryCodes = codes.map(digestOf)
        yield* set(tx, row.userId, { confirmedAt: clock.now(), lastPeriod: period, recoveryCodes })
        yield* audit.append(tx, { action: 'second_factor.added', ctx })
      })
      return { recoveryCodes: codes }
    },

    async remove(ctx: Context, password: string): Promise<void> {
      const { user, attempt } = await own(ctx, password)
      await db.atomic(function* (tx) {
        yield* attempt.succeed(tx)
        if (!(yield* read(tx, user.id))) throw secondFactorMissing()
        yield* removeOf(tx, user.id)
        yield* audit.append(tx, { action: 'second_factor.removed', ctx })
      })
    },
  }
}
export type SecondFactor = ReturnType<typeof createSecondFactor>
