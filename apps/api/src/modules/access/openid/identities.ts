import type { Role } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, eq } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { openIdNotAllowed } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import { addAccount } from '../accounts/new-account.ts'
import { isUsername, usernameKeyOf } from '../accounts/username.ts'
import type { Audit } from '../audit/audit.ts'
import type { Sessions } from '../sessions/sessions.service.ts'

interface IdentitiesDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly sessions: Sessions
}

interface Service {
  readonly id: string
  readonly name: string
  readonly newAccounts?: boolean
}

interface Told {
  readonly claims: Readonly<Record<string, unknown>> & { readonly sub: string }
  /** Undefined: the service has no say in it. */
  readonly role: Role | undefined
}

/** The accounts of those who are known at another service. */
export function createIdentityLogins({ db, clock, ids, state, audit, repository, sessions }: IdentitiesDependencies) {
  const { identities } = db.tables

  function* find(tx: Orm, provider: string, subject: string): Work<UserRow | undefined> {
    const [found] = yield* run(
      tx
        .select({ userId: identities.userId })
        .from(identities)
        .where(and(eq(identities.provider, provider), eq(identities.subject, subject))),
    )
    return found && (yield* repository.read(tx, found.userId))
  }

  /** Never an account that is there: a service could else take over whoever it names. */
  function* freeName(tx: Orm, service: Service, claims: Told['claims']): Work<string> {
    const told = [claims['preferred_username'], claims['email']].map(String).find(isUsername) ?? service.id
    for (const name of [told, `${told}@${service.id}`])
      if (isUsername(name) && !(yield* repository.readByName(tx, usernameKeyOf(name)))) return name
    return `${service.id}-${ids.next()}`
  }

  function* make(tx: Orm, ctx: Context, service: Service, { claims, role = 'member' }: Told): Work<UserRow> {
    const now = clock.now()
    const username = yield* freeName(tx, service, claims)
    const displayName =
      typeof claims['name'] === 'string' && claims['name'].trim() !== '' ? claims['name'].slice(0, 100) : null
    const account = { id: ids.next(), username, displayName, role, hasJoined: true, now }
    const row = yield* addAccount(tx, repository, account)
    yield* send(
      tx.insert(identities).values({ provider: service.id, subject: claims.sub, userId: row.id, createdAt: now }),
    )
    const party = { id: row.id, name: row.username }
    yield* audit.append(tx, { action: 'account.created', ctx, actor: party, subject: party })
    return row
  }

  /** The last admin stays one, whatever the service says of their groups. */
  function* follow(tx: Orm, ctx: Context, row: UserRow, role: Role | undefined): Work<void> {
    if (role === undefined || role === row.role) return
    if (row.role === 'admin' && (yield* repository.countOtherAdmins(tx, row.id)) === 0) return
    yield* repository.set(tx, row.id, { role })
    yield* state.changed(tx)
    const party = { id: row.id, name: row.username }
    yield* audit.append(tx, { action: 'account.role_changed', ctx, actor: party, subject: party })
  }

  return {
    /** Gives the cookie of a new session. */
    async logIn(ctx: Context, service: Service, told: Told): Promise<string> {
      const cookie = await db.atomic(function* (tx) {
        const known = yield* find(tx, service.id, told.claims.sub)
        if (known?.disabled || (!known && service.newAccounts === false)) throw openIdNotAllowed(service.name)
        const row = known ?? (yield* make(tx, ctx, service, told))
        if (known) yield* follow(tx, ctx, row, told.role)
        yield* repository.set(tx, row.id, { seenAt: clock.now() })
        yield* audit.append(tx, { action: 'login.succeeded', ctx, actor: { id: row.id, name: row.username } })
        return yield* sessions.begin(tx, row.id, ctx.caller)
      })
      await state.refresh()
      return cookie
    },
  }
}
export type IdentityLogins = ReturnType<typeof createIdentityLogins>
