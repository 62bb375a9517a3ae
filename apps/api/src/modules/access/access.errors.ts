import { defineError } from '../../platform/errors.ts'

// What is said of the one value that is wrong is all there is to say; whoever shows both leaves the second out.
const TOO_COMMON = 'This password is one of the first that would be tried. Choose another one.'
const PASSWORD_WRONG = 'The current password is wrong.'
const CODE_WRONG = 'This code is wrong, or was used already.'

export const slowDown = defineError(
  'auth.slow_down',
  429,
  'There were too many tries to log in, under this name or from this address. Wait for as long as `Retry-After` says.',
  (waitMs: number) => [
    `Too many tries. Wait ${Math.max(1, Math.ceil(waitMs / 1000))} seconds, then try again.`,
    { retryAfterMs: waitMs },
  ],
)
export const noAccounts = defineError(
  'account.none',
  409,
  'The studio has no accounts yet. The first one is made by POST /api/v1/setup, or on the page /setup.',
  'This studio has no accounts yet. Make the first one at /setup.',
)
export const setUpBefore = defineError(
  'setup.done',
  409,
  'The first account was made before. Log in, or let an admin make an account.',
  'The first account was made before. Log in instead.',
)
export const setUpCodeWrong = defineError(
  'setup.code_wrong',
  403,
  'The first account needs the code that the studio prints when it starts; it stands in the file `setup.code` of the data folder, too.',
  'This is not the code that the studio printed when it started.',
)
export const passwordTooCommon = defineError(
  'password.too_common',
  422,
  'The password is one of those that are tried first: a common one, or the name of the account. Choose another.',
  () => [
    TOO_COMMON,
    {
      errors: [{ path: '/password', message: TOO_COMMON }],
    },
  ],
)
export const passwordWrong = defineError(
  'password.wrong',
  422,
  'To change the password, `currentPassword` has to be the one that holds now.',
  () => [PASSWORD_WRONG, { errors: [{ path: '/currentPassword', message: PASSWORD_WRONG }] }],
)
export const accountNotFound = defineError(
  'account.not_found',
  404,
  'No account has this id. GET /api/v1/users lists them.',
  'There is no such account.',
)
export const usernameTaken = defineError(
  'account.name_taken',
  409,
  'Another account has this name, or one that reads alike. Choose another.',
  (name: string) => `There is an account called "${name}" already. Choose another name.`,
)
export const lastAdmin = defineError(
  'account.last_admin',
  409,
  'The studio would be without an admin who can log in. Make somebody else an admin first.',
  'This is the last admin. Make somebody else an admin first.',
)
export const heirNotFound = defineError(
  'account.heir_not_found',
  409,
  'Things are handed over to an account that is there, can log in, and is another one.',
  'Things can be handed over to another account that can log in, and this is none.',
)
export const tooManyAccounts = defineError(
  'account.too_many',
  409,
  'There are as many accounts as the studio keeps. Delete some that are not used.',
  (max: number) => `${max} accounts are the most. Delete some that are not used.`,
)
export const invitationNotFound = defineError(
  'invitation.not_found',
  404,
  'The link was used already, is too old, was replaced by another one, or never was. Ask an admin for a new one.',
  'This link does not work any more. Ask an admin for a new one.',
)
export const sessionNotFound = defineError(
  'session.not_found',
  404,
  'No session of yours has this id: it has ended already.',
  'This session has ended already.',
)
export const keyNotFound = defineError(
  'key.not_found',
  404,
  'No key of yours has this id: it was removed already.',
  'There is no such key.',
)
export const scopeNotYours = defineError(
  'key.scope_not_yours',
  422,
  'A key can do no more than its owner: leave out the scopes that your role does not have.',
  (scope: string) => [
    `You do not have the permission ${scope} yourself.`,
    { errors: [{ path: '/scopes', message: `has ${scope}, which you do not have yourself` }] },
  ],
)
export const keyExpiredBefore = defineError(
  'key.expires_in_past',
  422,
  'The time at which the key expires is over already.',
  () => ['A key cannot expire in the past.', { errors: [{ path: '/expiresAt', message: 'must be in the future' }] }],
)
export const tooManyKeys = defineError(
  'key.too_many',
  409,
  'You have as many keys as the studio keeps for one account. Remove some that are not used.',
  (max: number) => `${max} keys are the most. Remove some that are not used.`,
)
export const openIdUnknown = defineError(
  'openid.unknown',
  404,
  'No login service has this id. GET /api/v1/access lists them.',
  'There is no such login service.',
)
export const openIdAway = defineError(
  'openid.away',
  503,
  'The login service does not answer, or is none by the address in OIDC_PROVIDERS. The log has the cause.',
  (name: string) => [`${name} does not answer. Try again in a moment.`, { retryAfterMs: 5000 }],
)
export const openIdFailed = defineError(
  'openid.failed',
  403,
  'The login service said no, or took longer than ten minutes, or another browser came back. The log has the cause.',
  (name: string) => `The login with ${name} did not work. Try again.`,
)
export const openIdNotAllowed = defineError(
  'openid.not_allowed',
  403,
  'The login service knows them, and this studio lets in none of their groups, makes no account for them, or keeps them out.',
  (name: string) => `${name} knows you, but you may not come in here. Ask an admin.`,
)
export const secondFactorNeeded = defineError(
  'auth.second_factor',
  401,
  'The account has a second factor: send the code of the app, or a recovery code, as `totp`.',
  'Enter the code of your app, too.',
)
export const codeWrong = defineError(
  'factor.code_wrong',
  422,
  'The code is not the one that the app shows now, or was used already. The clocks of server and phone have to agree.',
  () => [CODE_WRONG, { errors: [{ path: '/code', message: CODE_WRONG }] }],
)
export const secondFactorThere = defineError(
  'factor.there',
  409,
  'The account has a second factor. Remove it first to have another one.',
  'You have a second factor already. Remove it first.',
)
export const secondFactorMissing = defineError(
  'factor.missing',
  409,
  'The account has no second factor, or none was begun.',
  'You have no second factor.',
)
export const passkeyNotFound = defineError(
  'passkey.not_found',
  404,
  'No passkey of yours has this id: it was removed already.',
  'There is no such passkey.',
)
export const passkeyNotHere = defineError(
  'passkey.not_here',
  422,
  'Browsers give passkeys to a name, and over https: open the studio as `https://` and a name, or as `localhost` on its own machine. Behind a proxy set TRUST_PROXY.',
  'Passkeys need https and a host name. They do not work at this address.',
)
export const passkeyRefused = defineError(
  'passkey.refused',
  422,
  'What the device gave is not what was asked for: begin again. The challenge holds once, for five minutes, in one browser.',
  (cause?: unknown) => ['This passkey could not be added. Try again.', { cause }],
)
export const passkeyThere = defineError(
  'passkey.there',
  409,
  'The studio has this passkey already.',
  'This passkey was added before.',
)
export const tooManyPasskeys = defineError(
  'passkey.too_many',
  409,
  'You have as many passkeys as the studio keeps for one account. Remove some that are not used.',
  (max: number) => `${max} passkeys are the most. Remove some that are not used.`,
)
