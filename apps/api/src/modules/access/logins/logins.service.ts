import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import { authInvalid } from '../../../platform/common.errors.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { noAccounts, secondFactorNeeded } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import { usernameKeyOf } from '../accounts/username.ts'
import type { Audit } from '../audit/audit.ts'
import type { PasswordHashes } from '../passwords/hash-password.ts'
import type { Judged } from '../second-factor/second-factor.service.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import type { Attempt, Attempts } from './attempts.ts'

/** Characters of a name that nobody has, as the audit log has it. */
const LONGEST_NAME_TOLD = 100

interface LoginsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly passwords: PasswordHashes
  readonly sessions: Sessions
  readonly attempts: Attempts
  /** What the code comes to that somebody logs in by besides the password. */
  readonly judgeCode: (userId: string, code: string | undefined) => Promise<Judged>
}

export interface LoggedIn {
  readonly row: UserRow
  /** Of a new session. */
  readonly cookie: string
  readonly hasSecondFactor: boolean
}

/** Undefined where there is no second factor. */
type Uses = ((tx: Orm) => Work<boolean>) | undefined

interface Given {
  readonly username: string
  readonly password: string
  readonly totp?: string
}

/** Whether somebody is who they say, by their password. */
export function createLogins({ db, clock, state, audit, repository, ...parts }: LoginsDependencies) {
  const { passwords, sessions, attempts, judgeCode } = parts

  /** Slowed down, and as long for a name that nobody has. Gives what forgets the try where it was right. */
  async function judge({ caller }: Context, user: UserRow | undefined, name: string, password: string) {
    const address = caller?.address ?? ''
    const isKnownAddress = user !== undefined && (await repository.isKnownAddress(user.id, address))
    const attempt = await attempts.begin({ usernameKey: usernameKeyOf(name), address, isKnownAddress })
    return { isRight: await passwords.verify(password, user?.passwordHash), attempt }
  }

  async function refuse(ctx: Context, user: UserRow | undefined, username: string): Promise<never> {
    const subject = { id: user?.id ?? null, name: username.slice(0, LONGEST_NAME_TOLD) }
    await audit.write({ action: 'login.failed', ctx, subject })
    throw authInvalid('login')
  }

  return {
    /** Gives the account and the cookie of a new session. Throws `auth.invalid`, alike for whatever is wrong. */
    async logIn(ctx: Context, { username, password, totp }: Given): Promise<LoggedIn> {
      if (state.studio() !== 'shared') throw noAccounts()
      const user = await repository.findByName(usernameKeyOf(username))
      const { isRight, attempt } = await judge(ctx, user, username, password)
      if (!user || !isRight || user.disabled) return refuse(ctx, user, username)
      const code = await judgeCode(user.id, totp)
      if (code.kind === 'wrong') return refuse(ctx, user, username)
      if (code.kind === 'missing') {
        // No more than taken back: the tries of whoever guesses codes between two of these stay counted.
        await db.atomic(tx => attempt.takeBack(tx))
        throw secondFactorNeeded()
      }
      return db.atomic(function* (tx) {
        if (code.kind === 'right' && !(yield* code.use(tx))) throw authInvalid('login')
        yield* attempt.succeed(tx)
        const row = yield* repository.set(tx, user.id, { seenAt: clock.now() })
        // It may have been deleted, disabled or given another password while this one was looked at.
        if (!row || row.disabled || row.passwordHash !== user.passwordHash) throw authInvalid('login')
        yield* audit.append(tx, { action: 'login.succeeded', ctx, actor: { id: row.id, name: row.username } })
        const cookie = yield* sessions.begin(tx, row.id, ctx.caller)
        return { row, cookie, hasSecondFactor: code.kind === 'right' }
      })
    },

    /** The password of whoever asks, once more. Gives the try that was counted, where it was right. */
    async confirm(ctx: Context, user: UserRow, password: string): Promise<Attempt | undefined> {
      const { isRight, attempt } = await judge(ctx, user, user.username, password)
      return isRight ? attempt : undefined
    },

    /** The code of somebody who comes by a link. What it gives is part of the write; false where somebody was quicker. */
    async requireCode({ caller }: Context, user: UserRow, totp: string | undefined): Promise<Uses> {
      const { kind } = await judgeCode(user.id, undefined)
      if (kind === 'none') return undefined
      if (totp === undefined) throw secondFactorNeeded()
      const usernameKey = usernameKeyOf(user.username)
      const attempt = await attempts.begin({ usernameKey, address: caller?.address ?? '', isKnownAddress: false })
      const code = await judgeCode(user.id, totp)
      if (code.kind !== 'right') throw authInvalid('login')
      return function* (tx) {
        yield* attempt.succeed(tx)
        return yield* code.use(tx)
      }
    },
  }
}
export type Logins = ReturnType<typeof createLogins>
