import type { Role } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'
import { tooManyAccounts, usernameTaken } from '../access.errors.ts'
import type { AccountsRepository, UserRow } from './accounts.repository.ts'
import { usernameKeyOf } from './username.ts'

/** They are all listed at once. */
const MAX_ACCOUNTS = 1000

export interface NewAccount {
  readonly id: string
  readonly username: string
  readonly displayName?: string | null | undefined
  readonly role: Role
  /** Left out: they choose one by a link, or come by another login. */
  readonly passwordHash?: string | undefined
  /** Whether they can come in now. */
  readonly hasJoined: boolean
  /** Whether they are logged in at once. */
  readonly isLoggedIn?: boolean
  readonly now: Date
}

export function* addAccount(
  tx: Orm,
  repository: AccountsRepository,
  { id, username, displayName, role, passwordHash, hasJoined, isLoggedIn = false, now }: NewAccount,
): Work<UserRow> {
  const usernameKey = usernameKeyOf(username)
  if (yield* repository.readByName(tx, usernameKey)) throw usernameTaken(username)
  if ((yield* repository.count(tx)) >= MAX_ACCOUNTS) throw tooManyAccounts(MAX_ACCOUNTS)
  return yield* repository.add(tx, {
    id,
    username,
    usernameKey,
    displayName: displayName?.trim() ?? null,
    role,
    passwordHash: passwordHash ?? null,
    disabled: false,
    imagesADay: null,
    imagesAtATime: null,
    maxBytes: null,
    budget: null,
    joinedAt: hasJoined ? now : null,
    createdAt: now,
    seenAt: isLoggedIn ? now : null,
  })
}
