import type { Database } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import { addAccount } from './new-account.ts'
import { usernameKeyOf } from './username.ts'

/** Whoever is not known. The greatest UUID (RFC 9562, 5.10), which nothing belongs to. */
export const NOBODY: Actor = {
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  role: 'viewer',
  permissions: new Set(),
}

interface Parts {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
}

/** Makes an account for somebody whom the proxy vouches for. They may come to several processes at once. */
export async function admit({ db, clock, ids, state, audit, repository }: Parts, username: string): Promise<void> {
  if (state.studio() !== 'shared') return
  await db.atomic(function* (tx) {
    if (yield* repository.readByName(tx, usernameKeyOf(username))) return
    const account = { id: ids.next(), username, role: 'member', hasJoined: true, now: clock.now() } as const
    const { id } = yield* addAccount(tx, repository, account)
    const party = { id, name: username }
    yield* audit.append(tx, { action: 'account.created', ctx: { actor: NOBODY }, actor: party, subject: party })
  })
}
