import type { Me } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import { authInvalid } from '../../../platform/common.errors.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { invitationNotFound, noAccounts, passwordWrong } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import type { LoggedIn, Logins } from '../logins/logins.service.ts'
import type { Passkeys } from '../passkeys/passkeys.service.ts'
import { requireUncommon } from '../passwords/common-passwords.ts'
import type { PasswordHashes } from '../passwords/hash-password.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import { presentMe } from './accounts.presenter.ts'
import type { AccountsRepository, UserRow } from './accounts.repository.ts'
import type { Invitations } from './invitations.ts'

interface OwnAccountDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly passwords: PasswordHashes
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly logins: Logins
  readonly hasSecondFactor: (userId: string) => Promise<boolean>
  readonly removePasskeys: Passkeys['removeAllOf']
}

interface Accepted {
  readonly password: string
  readonly displayName?: string | null
  readonly totp?: string
}

interface Changes {
  readonly displayName?: string | null
  readonly currentPassword?: string
  readonly password?: string
}

/** What people do with their own accounts. */
export function createOwnAccount({ db, clock, state, audit, repository, ...parts }: OwnAccountDependencies) {
  const { passwords, sessions, invitations, logins, hasSecondFactor, removePasskeys } = parts

  async function own({ id }: Actor): Promise<UserRow> {
    const row = state.studio() === 'shared' ? await repository.find(id) : undefined
    if (!row) throw noAccounts()
    return row
  }

  /** Whoever has no password yet, since they come by another login, has none to tell. */
  async function changePassword(ctx: Context, row: UserRow, current: string | undefined, next: string): Promise<void> {
    const attempt = row.passwordHash === null ? undefined : await logins.confirm(ctx, row, current ?? '')
    if (row.passwordHash !== null && !attempt) throw passwordWrong()
    await requireUncommon(next, row.username)
    const passwordHash = await passwords.hash(next)
    const { through } = ctx.actor
    await db.atomic(function* (tx) {
      if (attempt) yield* attempt.succeed(tx)
      const now = yield* repository.read(tx, row.id)
      if (now?.passwordHash !== row.passwordHash) throw passwordWrong()
      yield* repository.set(tx, row.id, { passwordHash })
      yield* invitations.removeOf(tx, row.id)
      yield* sessions.endAll(tx, row.id, through?.kind === 'session' ? through.id : undefined)
      yield* audit.append(tx, { action: 'password.changed', ctx, subject: { id: row.id, name: row.username } })
    })
    await state.refresh()
  }

  return {
    async read({ actor }: Context): Promise<Me> {
      if (!actor.through) return presentMe(actor)
      return presentMe(actor, await repository.find(actor.id), await hasSecondFactor(actor.id))
    },

    async update(ctx: Context, { displayName, currentPassword, password }: Changes): Promise<Me> {
      const row = await own(ctx.actor)
      if (password !== undefined) await changePassword(ctx, row, currentPassword, password)
      if (displayName !== undefined)
        await db.atomic(tx => repository.set(tx, row.id, { displayName: displayName?.trim() ?? null }))
      return presentMe(ctx.actor, await repository.find(row.id), await hasSecondFactor(row.id))
    },

    /** Whom a link is for. */
    async invitation(token: string) {
      const { userId, expiresAt } = await invitations.get(token)
      const row = await repository.find(userId)
      if (!row || row.disabled) throw invitationNotFound()
      const { username, displayName, joinedAt } = row
      return { username, displayName, isReset: joinedAt !== null, expiresAt: expiresAt.toISOString() }
    },

    /** By a link: the password that was lost opens nothing any more, nor does any session or passkey. */
    async accept(ctx: Context, token: string, { password, displayName, totp }: Accepted): Promise<LoggedIn> {
      const row = await repository.find((await invitations.get(token)).userId)
      if (!row) throw invitationNotFound()
      await requireUncommon(password, row.username)
      const useCode = await logins.requireCode(ctx, row, totp)
      const passwordHash = await passwords.hash(password)
      const accepted = await db.atomic(function* (tx) {
        if (useCode && !(yield* useCode(tx))) throw authInvalid('login')
        const { userId } = yield* invitations.take(tx, token)
        const before = yield* repository.read(tx, userId)
        if (!before || before.disabled) throw invitationNotFound()
        const now = clock.now()
        const named = displayName === undefined ? {} : { displayName: displayName?.trim() ?? null }
        const changes = { passwordHash, joinedAt: before.joinedAt ?? now, seenAt: now, ...named }
        const after = yield* repository.set(tx, userId, changes)
        if (!after) throw invitationNotFound()
        yield* sessions.endAll(tx, userId)
        const actor = { id: userId, name: after.username }
        yield* removePasskeys(tx, { ctx, actor }, userId)
        const action = before.joinedAt ? 'password.changed' : 'account.joined'
        yield* audit.append(tx, { action, ctx, actor })
        const cookie = yield* sessions.begin(tx, userId, ctx.caller)
        return { row: after, cookie, hasSecondFactor: useCode !== undefined }
      })
      await state.refresh()
      return accepted
    },
  }
}
export type OwnAccount = ReturnType<typeof createOwnAccount>
