import { randomInt, timingSafeEqual, hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '@atelier/db'
import { STUDIO_USER } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { storedOnce } from '../../../platform/secrets.ts'
import { setUpBefore, setUpCodeWrong } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import { requireUncommon } from '../passwords/common-passwords.ts'
import type { PasswordHashes } from '../passwords/hash-password.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import type { Attempts } from '../logins/attempts.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import { addAccount } from './new-account.ts'

/** Without those that look alike (Crockford's base 32): 60 bits, in groups that can be read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 3
const GROUP_LENGTH = 4

interface FirstAccountDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly dataDir: string
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly passwords: PasswordHashes
  readonly sessions: Sessions
  readonly attempts: Attempts
}

interface Wanted {
  readonly username: string
  /** Null: they come by another login. */
  readonly password: string | null
  readonly displayName?: string | null | undefined
}

const makeCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')

/** As it is read: in whatever case, with whatever between the groups. */
const plain = (code: string) => hash('sha256', code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''), 'buffer')

/** The account that a studio begins with: an admin, with the id of the studio's own user, whose things become theirs. */
export function createFirstAccount({ db, dataDir, clock, state, ...parts }: FirstAccountDependencies) {
  const { audit, repository, passwords, sessions, attempts } = parts
  const path = join(dataDir, 'setup.code')
  /** Kept in the data folder, for whoever has no log to look into. */
  const code = () => storedOnce(path, makeCode)

  async function requireCode({ caller }: Context, given: string | undefined): Promise<void> {
    if (state.studio() === 'alone') return
    const tried = { usernameKey: 'the first account', address: caller?.address ?? '', isKnownAddress: true }
    const attempt = await attempts.begin(tried)
    if (!timingSafeEqual(plain(given ?? ''), plain(await code()))) throw setUpCodeWrong()
    await db.atomic(tx => attempt.succeed(tx))
  }

  /** One of several that are made at the same time: the first to be written. */
  async function make(ctx: Pick<Context, 'actor' | 'caller'>, { username, password, displayName }: Wanted) {
    if (password !== null) await requireUncommon(password, username)
    const passwordHash = password === null ? undefined : await passwords.hash(password)
    const made = await db.atomic(function* (tx) {
      if ((yield* repository.count(tx)) > 0) throw setUpBefore()
      const account = { id: STUDIO_USER.id, username, displayName, role: 'admin', passwordHash } as const
      const row = yield* addAccount(tx, repository, {
        ...account,
        hasJoined: true,
        isLoggedIn: ctx.caller !== undefined,
        now: clock.now(),
      })
      yield* state.changed(tx)
      yield* audit.append(tx, { action: 'studio.set_up', ctx, actor: { id: row.id, name: row.username } })
      // Made by the environment or a command, it is nobody's browser that is logged in.
      const cookie = ctx.caller ? yield* sessions.begin(tx, row.id, ctx.caller) : ''
      return { row, cookie, hasSecondFactor: false }
    })
    await state.refresh()
    await rm(path, { force: true })
    return made
  }

  return {
    code,
    async setUp(ctx: Context, { code: given, ...wanted }: Wanted & { code?: string }) {
      if (state.studio() === 'shared') throw setUpBefore()
      await requireCode(ctx, given)
      return make(ctx, wanted)
    },
    make,
  }
}
export type FirstAccount = ReturnType<typeof createFirstAccount>
