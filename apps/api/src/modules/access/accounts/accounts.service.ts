import type { Invitation, Role, User, UserLimits } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import { actionForbidden } from '../../../platform/common.errors.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { accountNotFound, heirNotFound, lastAdmin, noAccounts } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import { requireUncommon } from '../passwords/common-passwords.ts'
import type { PasswordHashes } from '../passwords/hash-password.ts'
import type { Passkeys } from '../passkeys/passkeys.service.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import { presentUser } from './accounts.presenter.ts'
import type { AccountsRepository, UserRow } from './accounts.repository.ts'
import type { Belongings } from './belongings.ts'
import type { Invitations } from './invitations.ts'
import { addAccount } from './new-account.ts'

export interface AccountsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly passwords: PasswordHashes
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly belongings: Belongings
  readonly removeSecondFactor: (tx: Orm, userId: string) => Work<void>
  readonly removePasskeys: Passkeys['removeAllOf']
}

interface Changes {
  readonly limits?: UserLimits
  readonly role?: Role
  readonly disabled?: boolean
  readonly displayName?: string | null
  /** False takes it away. */
  readonly secondFactor?: false
}

interface Wanted {
  readonly username: string
  readonly displayName?: string | null
  readonly role: Role
  readonly password?: string
}

const byName = new Intl.Collator('en', { numeric: true })

/** Who asks; a command of the machine is asked by nobody in particular. */
type Asking = Pick<Context, 'actor' | 'caller'>

/** A program that may manage people may not make itself more than it is: admins are made by admins themselves. */
function requirePerson({ through }: Actor, ...roles: (Role | undefined)[]): void {
  if (through?.kind === 'key' && roles.includes('admin')) throw actionForbidden('account')
}

/** Everybody's accounts, for those who manage them. */
export function createAccounts({ db, clock, ids, state, audit, repository, ...parts }: AccountsDependencies) {
  const { passwords, sessions, invitations, belongings, removeSecondFactor, removePasskeys } = parts

  function* requireOtherAdmin(tx: Orm, row: UserRow): Work<void> {
    const counts = row.role === 'admin' && !row.disabled && row.joinedAt !== null
    if (counts && (yield* repository.countOtherAdmins(tx, row.id)) === 0) throw lastAdmin()
  }

  function* readFor(tx: Orm, { actor }: Asking, id: string, ...roles: (Role | undefined)[]): Work<UserRow> {
    const row = yield* repository.read(tx, id)
    if (!row) throw accountNotFound()
    requirePerson(actor, row.role, ...roles)
    return row
  }

  function* noteChanges(tx: Orm, ctx: Asking, before: UserRow, { role, disabled }: Changes): Work<void> {
    const subject = { id: before.id, name: before.username }
    if (role !== undefined && role !== before.role)
      yield* audit.append(tx, { action: 'account.role_changed', ctx, subject })
    if (disabled !== undefined && disabled !== before.disabled)
      yield* audit.append(tx, { action: disabled ? 'account.disabled' : 'account.enabled', ctx, subject })
  }

  function* dropSecondFactor(tx: Orm, ctx: Asking, { id, username }: UserRow): Work<void> {
    yield* removeSecondFactor(tx, id)
    yield* audit.append(tx, { action: 'second_factor.removed', ctx, subject: { id, name: username } })
  }

  async function update(
    ctx: Asking,
    id: string,
    { displayName, secondFactor, limits, ...changes }: Changes,
  ): Promise<User> {
    const row = await db.atomic(function* (tx) {
      const before = yield* readFor(tx, ctx, id, changes.role)
      const losesAdmin = (changes.role ?? before.role) !== 'admin' || changes.disabled === true
      if (losesAdmin) yield* requireOtherAdmin(tx, before)
      yield* noteChanges(tx, ctx, before, changes)
      // A session that was begun before does not come back with the account.
      if (changes.disabled === true) yield* sessions.endAll(tx, id)
      if (secondFactor === false) yield* dropSecondFactor(tx, ctx, before)
      const named = displayName === undefined ? {} : { displayName: displayName?.trim() ?? null }
      const shares = limits && {
        imagesADay: limits.imagesADay,
        imagesAtATime: limits.imagesAtATime,
        maxBytes: limits.bytes,
        ...(limits.budget !== undefined && { budget: limits.budget }),
      }
      const values = { ...changes, ...named, ...shares }
      const after = Object.keys(values).length > 0 ? yield* repository.set(tx, id, values) : before
      yield* state.changed(tx)
      if (!after) throw accountNotFound()
      return after
    })
    await state.refresh()
    return presentUser(row)
  }

  return {
    list: async (): Promise<User[]> =>
      (await repository.list()).toSorted((a, b) => byName.compare(a.username, b.username)).map(presentUser),

    async create(ctx: Asking, { username, displayName, role, password }: Wanted) {
      if (state.studio() !== 'shared') throw noAccounts()
      requirePerson(ctx.actor, role)
      if (password !== undefined) await requireUncommon(password, username)
      const passwordHash = password === undefined ? undefined : await passwords.hash(password)
      return db.atomic(function* (tx): Work<{ user: User; invitation: Invitation | null }> {
        const account = { id: ids.next(), username, displayName, role, passwordHash, now: clock.now() }
        const row = yield* addAccount(tx, repository, { ...account, hasJoined: passwordHash !== undefined })
        yield* audit.append(tx, { action: 'account.created', ctx, subject: { id: row.id, name: row.username } })
        const invitation = passwordHash === undefined ? yield* invitations.make(tx, row) : null
        return { user: presentUser(row), invitation }
      })
    },

    update,

    /** For whoever cannot come in any more: it ends all their sessions, and takes their second factor and passkeys away. */
    async setPassword(ctx: Asking, id: string, password: string): Promise<void> {
      const passwordHash = await passwords.hash(password)
      await db.atomic(function* (tx) {
        const row = yield* readFor(tx, ctx, id)
        yield* repository.set(tx, id, { passwordHash, joinedAt: row.joinedAt ?? clock.now() })
        yield* invitations.removeOf(tx, id)
        yield* removeSecondFactor(tx, id)
        yield* removePasskeys(tx, { ctx }, id)
        yield* sessions.endAll(tx, id)
        yield* audit.append(tx, { action: 'password.changed', ctx, subject: { id, name: row.username } })
      })
      await state.refresh()
    },

    invite: (ctx: Asking, id: string): Promise<Invitation> =>
      db.atomic(function* (tx) {
        const row = yield* readFor(tx, ctx, id)
        yield* audit.append(tx, { action: 'account.invited', ctx, subject: { id, name: row.username } })
        return yield* invitations.make(tx, row)
      }),

    /** First nobody comes in any more, then their things go, and the account last: what broke off can be done again. */
    async remove(ctx: Asking, id: string, heirId: string | undefined): Promise<void> {
      if (heirId !== undefined) {
        const heir = heirId === id ? undefined : await repository.find(heirId)
        if (!heir || heir.disabled) throw heirNotFound()
      }
      await update(ctx, id, { disabled: true })
      if (heirId === undefined) await belongings.remove(id)
      else await belongings.handOver(id, heirId)
      await db.atomic(function* (tx) {
        const row = yield* readFor(tx, ctx, id)
        yield* repository.remove(tx, id)
        yield* state.changed(tx)
        yield* audit.append(tx, { action: 'account.removed', ctx, subject: { id, name: row.username } })
      })
      await state.refresh()
    },
  }
}
export type Accounts = ReturnType<typeof createAccounts>
