import type { NewCredential, Passkey, PasskeyCreationOptions } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import {
  noAccounts,
  passkeyNotFound,
  passkeyRefused,
  passkeyThere,
  passwordWrong,
  tooManyPasskeys,
} from '../access.errors.ts'
import type { AccountsRepository, UserRow } from '../accounts/accounts.repository.ts'
import type { Audit, Happened } from '../audit/audit.ts'
import type { Attempt } from '../logins/attempts.ts'
import { CHALLENGE_MS, type Challenges } from './challenges.ts'
import type { PasskeyRow, PasskeysRepository } from './passkeys.repository.ts'
import { relyingPartyOf } from './relying-party.ts'
import { userHandleOf } from './user-handle.ts'
import { ALGORITHMS, verifyNew, type Asked, type Registered } from './verify.ts'

const MAX_PASSKEYS = 20

interface PasskeysDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly audit: Audit
  readonly repository: AccountsRepository
  readonly passkeys: PasskeysRepository
  readonly challenges: Challenges
  /** Whether the password is that of whoever asks; gives the try that was counted. */
  readonly confirmPassword: (ctx: Context, user: UserRow, password: string) => Promise<Attempt | undefined>
}

const purposeOf = (userId: string) => `add ${userId}`

/** One's own passkeys. */
export function createPasskeys({ db, clock, ids, audit, repository, passkeys, ...parts }: PasskeysDependencies) {
  const { challenges, confirmPassword } = parts

  async function getUser({ actor }: Context): Promise<UserRow> {
    const user = actor.through ? await repository.find(actor.id) : undefined
    if (!user) throw noAccounts()
    return user
  }

  function rowOf({ actor }: Context, name: string, key: Registered): PasskeyRow {
    return { id: ids.next(), userId: actor.id, name: name.trim(), ...key, createdAt: clock.now(), usedAt: null }
  }

  function* store(tx: Orm, ctx: Context, challenge: string, row: PasskeyRow): Work<void> {
    if (!(yield* challenges.use(tx, challenge))) throw passkeyRefused()
    const own = yield* passkeys.readAll(tx, row.userId)
    if (own.length >= MAX_PASSKEYS) throw tooManyPasskeys(MAX_PASSKEYS)
    if (!(yield* passkeys.add(tx, row))) throw passkeyThere()
    yield* audit.append(tx, { action: 'passkey.added', ctx, subject: row })
  }

  return {
    list: async ({ actor }: Context): Promise<Passkey[]> => (await passkeys.list(actor.id)).map(present),

    /** Gives what the browser's API takes, and the cookie that knows the challenge. */
    async begin(ctx: Context, password: string): Promise<{ options: PasskeyCreationOptions; cookie: string }> {
      const party = relyingPartyOf(ctx.caller)
      const user = await getUser(ctx)
      const attempt = user.passwordHash === null ? undefined : await confirmPassword(ctx, user, password)
      if (!attempt) throw passwordWrong()
      await db.atomic(tx => attempt.succeed(tx))
      const known = await passkeys.list(user.id)
      if (known.length >= MAX_PASSKEYS) throw tooManyPasskeys(MAX_PASSKEYS)
      const { challenge, cookie } = challenges.begin(purposeOf(user.id), ctx.caller)
      return { options: optionsFor(user, known, { party, challenge }), cookie }
    },

    async add(ctx: Context, name: string, credential: NewCredential): Promise<Passkey> {
      const party = relyingPartyOf(ctx.caller)
      const challenge = challenges.find(purposeOf(ctx.actor.id), ctx.caller)
      if (challenge === undefined) throw passkeyRefused()
      const key = await verifyNew(credential, { party, challenge }).catch((error: unknown) => {
        throw passkeyRefused(error)
      })
      const row = rowOf(ctx, name, key)
      await db.atomic(tx => store(tx, ctx, challenge, row))
      return present(row)
    },

    async rename({ actor }: Context, id: string, name: string): Promise<Passkey> {
      const row = await db.atomic(tx => passkeys.rename(tx, actor.id, id, name.trim()))
      if (!row) throw passkeyNotFound()
      return present(row)
    },

    remove: (ctx: Context, id: string): Promise<void> =>
      db.atomic(function* (tx) {
        const row = yield* passkeys.remove(tx, ctx.actor.id, id)
        if (!row) throw passkeyNotFound()
        yield* audit.append(tx, { action: 'passkey.removed', ctx, subject: row })
      }),

    /** With a password that was lost: whoever has the device may be who has found it out. */
    *removeAllOf(tx: Orm, happened: Pick<Happened, 'ctx' | 'actor'>, userId: string): Work<void> {
      for (const row of yield* passkeys.removeAll(tx, userId))
        yield* audit.append(tx, { action: 'passkey.removed', ...happened, subject: row })
    },
  }
}
export type Passkeys = ReturnType<typeof createPasskeys>

const optionsFor = (
  user: UserRow,
  known: readonly PasskeyRow[],
  { party, challenge }: Asked,
): PasskeyCreationOptions => ({
  rp: { id: party.id, name: 'Atelier' },
  user: { id: userHandleOf(user), name: user.username, displayName: user.displayName ?? user.username },
  challenge,
  pubKeyCredParams: ALGORITHMS.map(alg => ({ type: 'public-key', alg })),
  timeout: CHALLENGE_MS,
  excludeCredentials: known.map(({ credentialId: id, transports }) => ({ type: 'public-key', id, transports })),
  // The device keeps it and shows it by itself, so that nobody has to say who they are first.
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
})

const present = ({ id, name, createdAt, usedAt }: PasskeyRow): Passkey => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
})
