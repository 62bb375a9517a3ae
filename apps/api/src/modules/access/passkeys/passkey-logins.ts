import type { PasskeyRequestOptions, SignedCredential } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import { authInvalid } from '../../../platform/common.errors.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import { noAccounts } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import type { Audit } from '../audit/audit.ts'
import type { Attempt, Attempts } from '../logins/attempts.ts'
import type { LoggedIn } from '../logins/logins.service.ts'
import type { Sessions } from '../sessions/sessions.service.ts'
import { CHALLENGE_MS, type Challenges } from './challenges.ts'
import type { PasskeyRow, PasskeysRepository } from './passkeys.repository.ts'
import { relyingPartyOf } from './relying-party.ts'
import { userHandleOf } from './user-handle.ts'
import { verifySigned } from './verify.ts'

const PURPOSE = 'log in'

interface PasskeyLoginsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly state: AccessState
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly passkeys: PasskeysRepository
  readonly challenges: Challenges
  readonly hasSecondFactor: (userId: string) => Promise<boolean>
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** A key whose owner is known, and what its device was found to say. */
interface Signed {
  readonly user: UserRow
  readonly passkey: PasskeyRow
  readonly challenge: string
  readonly counter: number
  readonly attempt: Attempt
}

/** Logging in by a key that a device holds: both factors at once, since the device asks who holds it. */
export function createPasskeyLogins({ db, clock, state, audit, repository, ...parts }: PasskeyLoginsDependencies) {
  const { sessions, attempts, passkeys, challenges, hasSecondFactor, log } = parts

  /** As with passwords a try counts before it is judged, and for a key that nobody has just as well. */
  async function begin({ caller }: Context, credentialId: string, user: UserRow | undefined): Promise<Attempt> {
    const address = caller?.address ?? ''
    const isKnownAddress = user !== undefined && (await repository.isKnownAddress(user.id, address))
    // With a blank, which no name has.
    return attempts.begin({ usernameKey: user?.usernameKey ?? `passkey ${credentialId}`, address, isKnownAddress })
  }

  async function refuse(ctx: Context, user: UserRow | undefined): Promise<never> {
    const subject = { id: user?.id ?? null, name: user?.username ?? 'passkey' }
    await audit.write({ action: 'login.failed', ctx, subject })
    throw authInvalid('passkey')
  }

  async function judge(ctx: Context, credential: SignedCredential): Promise<Signed> {
    const party = relyingPartyOf(ctx.caller)
    const passkey = await passkeys.findByCredential(credential.id)
    const user = passkey && (await repository.find(passkey.userId))
    const attempt = await begin(ctx, credential.id, user)
    const challenge = challenges.find(PURPOSE, ctx.caller)
    if (!passkey || !user || user.disabled || challenge === undefined) return refuse(ctx, user)
    if (credential.response.userHandle !== userHandleOf(user)) return refuse(ctx, user)
    try {
      const counter = await verifySigned(credential, passkey.publicKey, { party, challenge })
      return { user, passkey, challenge, counter, attempt }
    } catch (error) {
      log.warn({ err: error, passkey: passkey.id }, 'a passkey was refused')
      return refuse(ctx, user)
    }
  }

  /** False where the device has counted back: there is a copy of it. One that does not count says 0 for ever. */
  function* count(tx: Orm, { passkey, counter }: Signed): Work<boolean> {
    const now = yield* passkeys.read(tx, passkey.id)
    if (!now) throw authInvalid('passkey')
    if ((counter > 0 || now.counter > 0) && counter <= now.counter) return false
    yield* passkeys.setUsed(tx, passkey.id, { counter, usedAt: clock.now() })
    return true
  }

  const enter = (ctx: Context, signed: Signed) =>
    db.atomic(function* (tx): Work<Omit<LoggedIn, 'hasSecondFactor'> | 'copied'> {
      if (!(yield* challenges.use(tx, signed.challenge))) throw authInvalid('passkey')
      if (!(yield* count(tx, signed))) {
        const subject = { id: signed.user.id, name: signed.user.username }
        yield* audit.append(tx, { action: 'passkey.copied', ctx, subject })
        return 'copied'
      }
      yield* signed.attempt.succeed(tx)
      const row = yield* repository.set(tx, signed.user.id, { seenAt: clock.now() })
      // It may have been deleted or disabled while this one was looked at.
      if (!row || row.disabled) throw authInvalid('passkey')
      const actor = { id: row.id, name: row.username }
      yield* audit.append(tx, { action: 'login.succeeded', ctx, actor, subject: signed.passkey })
      return { row, cookie: yield* sessions.begin(tx, row.id, ctx.caller) }
    })

  return {
    begin(ctx: Context): { options: PasskeyRequestOptions; cookie: string } {
      if (state.studio() !== 'shared') throw noAccounts()
      const { id: rpId } = relyingPartyOf(ctx.caller)
      const { challenge, cookie } = challenges.begin(PURPOSE, ctx.caller)
      return { options: { rpId, challenge, timeout: CHALLENGE_MS, userVerification: 'required' }, cookie }
    },

    /** Gives the account and the cookie of a new session. Throws `auth.invalid`, alike for whatever is wrong. */
    async finish(ctx: Context, credential: SignedCredential): Promise<LoggedIn> {
      if (state.studio() !== 'shared') throw noAccounts()
      const entered = await enter(ctx, await judge(ctx, credential))
      if (entered === 'copied') throw authInvalid('passkey')
      return { ...entered, hasSecondFactor: await hasSecondFactor(entered.row.id) }
    },
  }
}
export type PasskeyLogins = ReturnType<typeof createPasskeyLogins>
