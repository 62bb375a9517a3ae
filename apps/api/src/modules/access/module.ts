import type { Database, Orm, Work } from '@atelier/db'
import { STUDIO_USER, type Role } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ids } from '../../platform/ids.ts'
import { NO_LIMITS, type Limits } from '../../platform/limits.ts'
import type { StudioModule } from '../../platform/module.ts'
import { createSeal } from '../../platform/secrets.ts'
import { StartError } from '../../platform/start-error.ts'
import * as errors from './access.errors.ts'
import { createAccessState } from './access-state.ts'
import { createAccountsRepository } from './accounts/accounts.repository.ts'
import { createAccounts } from './accounts/accounts.service.ts'
import type { Belongings } from './accounts/belongings.ts'
import { createFirstAccount } from './accounts/first-account.ts'
import { createInvitations } from './accounts/invitations.ts'
import { createOwnAccount } from './accounts/own-account.ts'
import { admit, NOBODY } from './accounts/vouched-for.ts'
import { createAudit } from './audit/audit.ts'
import { createCredentials } from './credentials/credentials.ts'
import { createKeys } from './keys/keys.service.ts'
import { createAttempts } from './logins/attempts.ts'
import { createLogins } from './logins/logins.service.ts'
import { accessOperations } from './operations.ts'
import { createIdentityLogins } from './openid/identities.ts'
import { createOpenId, type OpenIdProvider } from './openid/openid.service.ts'
import { createChallenges } from './passkeys/challenges.ts'
import { createPasskeyLogins } from './passkeys/passkey-logins.ts'
import { createPasskeysRepository } from './passkeys/passkeys.repository.ts'
import { createPasskeys } from './passkeys/passkeys.service.ts'
import { createPasswordHashes } from './passwords/hash-password.ts'
import { createSecondFactor } from './second-factor/second-factor.service.ts'
import { createSessionCookie } from './sessions/cookie.ts'
import { createSessions } from './sessions/sessions.service.ts'

export { NOBODY } from './accounts/vouched-for.ts'
export { isUsername } from './accounts/username.ts'
export { randomGroups } from './random-groups.ts'
export { audited } from './audit/audited.ts'
export type { Known } from './credentials/credentials.ts'

interface AccessDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly dataDir: string
  /** Signs the cookies of sessions. */
  readonly secret: string
  /** Whether nobody is asked who they are while there are no accounts. */
  readonly mayBeAlone: boolean
  /** Of the environment: the account that is made where there is none. Without a password they come by a proxy. */
  readonly admin: { readonly username: string; readonly password: string | null } | undefined
  readonly belongings: Belongings
  /** Other services that people log in by. */
  readonly providers: readonly OpenIdProvider[]
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** People, programs, and what they may do. */
export function createAccessModule({ db, clock, ids, dataDir, secret, admin, ...given }: AccessDependencies) {
  const { mayBeAlone, belongings, providers, log } = given
  const seal = createSeal(secret)
  const cookie = createSessionCookie(secret)
  const state = createAccessState({ db, clock, mayBeAlone })
  const audit = createAudit({ db, clock })
  const repository = createAccountsRepository(db)
  const passwords = createPasswordHashes()
  const attempts = createAttempts({ db, clock })
  const invitations = createInvitations({ db, clock })
  const sessions = createSessions({ db, clock, ids, state, audit, cookie })
  const challenges = createChallenges({ db, clock, seal })
  const keysOfDevices = { passkeys: createPasskeysRepository(db), challenges }
  const parts = { db, clock, ids, state, audit, repository, passwords, attempts, invitations, sessions }
  const firstAccount = createFirstAccount({ ...parts, dataDir })
  const logins = createLogins({ ...parts, judgeCode: (userId, code) => secondFactor.judge(userId, code) })
  const secondFactor = createSecondFactor({ ...parts, seal, confirmPassword: logins.confirm })
  const passkeys = createPasskeys({ ...parts, ...keysOfDevices, confirmPassword: logins.confirm })
  const passkeyLogins = createPasskeyLogins({ ...parts, ...keysOfDevices, hasSecondFactor: secondFactor.has, log })
  const removed = { removeSecondFactor: secondFactor.removeOf, removePasskeys: passkeys.removeAllOf }
  const own = createOwnAccount({ ...parts, ...removed, logins, hasSecondFactor: secondFactor.has })
  const accounts = createAccounts({ ...parts, ...removed, belongings })
  const openId = createOpenId({ ...parts, seal, providers, log, identities: createIdentityLogins(parts) })
  const keys = createKeys(parts)
  const credentials = createCredentials({ db, clock, state, cookie, admit: username => admit(parts, username) })

  const services = { state, firstAccount, own, logins, sessions, audit }

  /** Where there are no accounts nobody has limits, and nothing is looked up. */
  function* limitsOf(tx: Orm, ownerId: string): Work<Limits> {
    return state.studio() === 'shared' ? yield* repository.limitsOf(tx, ownerId) : NO_LIMITS
  }

  /** Another process may make the account of the environment at the same time. */
  async function makeAdmin(wanted: NonNullable<typeof admin>): Promise<void> {
    await firstAccount.make({ actor: NOBODY }, wanted).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      if (error.code !== errors.setUpBefore.code)
        throw new StartError(`The account of ADMIN_USERNAME cannot be made: ${error.message}`, { cause: error })
    })
  }

  return {
    tags: { Access: 'Logging in, people, keys for programs, and who did what.' },
    operations: accessOperations({
      ...services,
      accounts,
      keys,
      cookie,
      openId,
      secondFactor,
      passkeys,
      passkeyLogins,
    }),
    errors,
    upkeep: {
      async round() {
        for (const kept of [sessions, invitations, attempts, challenges, audit]) await kept.removeOld()
      },
    },
    /** Before anybody is answered: who may come in has to be known by then. */
    async open(): Promise<void> {
      await state.look()
      if (admin && state.studio() !== 'shared') await makeAdmin(admin)
      state.start()
    },
    async close() {
      state.close()
    },
    /** The code that the first account needs, where one is needed. */
    setUpCode: async (): Promise<string | undefined> => (state.studio() === 'setup' ? firstAccount.code() : undefined),
    access: { ...credentials, studio: state.studio, onChange: state.onChange },
    audit,
    limitsOf,
    limitsOfKey: keys.limitsOf,
    /** What people are called, by their ids. */
    async namesOfAll(): Promise<ReadonlyMap<string, string>> {
      const all = await repository.list()
      return new Map(all.map(({ id, displayName, username }) => [id, displayName ?? username]))
    },
    /** What somebody may do at most; undefined where they are not let in. */
    async roleOf(id: string): Promise<Role | undefined> {
      if (state.studio() !== 'shared') return id === STUDIO_USER.id ? STUDIO_USER.role : undefined
      const account = await repository.find(id)
      return account && !account.disabled ? account.role : undefined
    },
    passwords,
    accounts,
    firstAccount,
    state,
  } satisfies StudioModule & Record<string, unknown>
}
export type AccessModule = ReturnType<typeof createAccessModule>
