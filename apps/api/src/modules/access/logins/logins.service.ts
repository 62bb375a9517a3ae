import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import { authInvalid } from '../../../platform/common.errors.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { noAccounts } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import { usernameKeyOf } from '../accounts/username.ts'
import type { Audit } from '../audit/audit.ts'
import type { PasswordHashes } from '../passwords/hash-password.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import type { Attempts } from './attempts.ts'

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
}

/** Whether somebody is who they say, by their password. */
export function createLogins({
  db,
  clock,
  state,
  audit,
  repository,
  passwords,
  sessions,
  attempts,
}: LoginsDependencies) {
  /** Slowed down, and as long for a name that nobody has. Gives what forgets the try where it was right. */
  async function judge({ caller }: Context, user: UserRow | undefined, name: string, password: string) {
    const address = caller?.address ?? ''
    const isKnownAddress = user !== undefined && (await repository.isKnownAddress(user.id, address))
    const attempt = await attempts.begin({ usernameKey: usernameKeyOf(name), address, isKnownAddress })
    const isRight = await passwords.verify(password, user?.passwordHash)
    return { isRight, takeBack: attempt.takeBack }
  }

  return {
    /** Gives the account and the cookie of a new session. Throws `auth.invalid`, alike for whatever is wrong. */
    async logIn(ctx: Context, username: string, password: string): Promise<{ row: UserRow; cookie: string }> {
      if (state.studio() !== 'shared') throw noAccounts()
      const user = await repository.findByName(usernameKeyOf(username))
      const { isRight, takeBack } = await judge(ctx, user, username, password)
      if (!user || !isRight || user.disabled) {
        const subject = { id: user?.id ?? null, name: username.slice(0, LONGEST_NAME_TOLD) }
        await audit.write({ action: 'login.failed', ctx, subject })
        throw authInvalid('login')
      }
      return db.atomic(function* (tx) {
        yield* takeBack(tx)
        const row = yield* repository.set(tx, user.id, { seenAt: clock.now() })
        // It may have been deleted, disabled or given another password while this one was looked at.
        if (!row || row.disabled || row.passwordHash !== user.passwordHash) throw authInvalid('login')
        yield* audit.append(tx, { action: 'login.succeeded', ctx, actor: { id: row.id, name: row.username } })
        return { row, cookie: yield* sessions.begin(tx, row.id, ctx.caller) }
      })
    },

    /** The password of whoever asks, once more. Gives what forgets the try. */
    async confirm(ctx: Context, user: UserRow, password: string): Promise<((tx: Orm) => Work<void>) | undefined> {
      const { isRight, takeBack } = await judge(ctx, user, user.username, password)
      return isRight ? takeBack : undefined
    },
  }
}
export type Logins = ReturnType<typeof createLogins>
