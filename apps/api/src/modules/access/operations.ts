import {
  acceptInvitation,
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  beginSecondFactor,
  confirmSecondFactor,
  createKey,
  createPasskeySession,
  createSession,
  createUser,
  endSession,
  finishOpenId,
  getAccess,
  getInvitation,
  getMe,
  inviteUser,
  listAudit,
  listKeys,
  listPasskeys,
  listSessions,
  listUsers,
  removeKey,
  removePasskey,
  removeSecondFactor,
  removeSession,
  removeUser,
  setUp,
  startOpenId,
  updateMe,
  updatePasskey,
  updateUser,
  type PasskeyCreationOptions,
  type PasskeyRequestOptions,
} from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import { operation } from '../../platform/operations/operation.ts'
import type { AccessState } from './access-state.ts'
import { presentMe } from './accounts/accounts.presenter.ts'
import type { UserRow } from './accounts/accounts.repository.ts'
import type { Accounts } from './accounts/accounts.service.ts'
import type { FirstAccount } from './accounts/first-account.ts'
import type { OwnAccount } from './accounts/own-account.ts'
import type { Audit } from './audit/audit.ts'
import type { Keys } from './keys/keys.service.ts'
import type { LoggedIn, Logins } from './logins/logins.service.ts'
import type { Led, OpenId } from './openid/openid.service.ts'
import type { PasskeyLogins } from './passkeys/passkey-logins.ts'
import type { Passkeys } from './passkeys/passkeys.service.ts'
import { permissionsOf } from './roles.ts'
import type { SecondFactor } from './second-factor/second-factor.service.ts'
import type { SessionCookie } from './sessions/cookie.ts'
import type { Sessions } from './sessions/sessions.service.ts'

interface Services {
  readonly state: AccessState
  readonly firstAccount: FirstAccount
  readonly own: OwnAccount
  readonly accounts: Accounts
  readonly logins: Logins
  readonly sessions: Sessions
  readonly keys: Keys
  readonly audit: Audit
  readonly cookie: SessionCookie
  readonly openId: OpenId
  readonly secondFactor: SecondFactor
  readonly passkeys: Passkeys
  readonly passkeyLogins: PasskeyLogins
}

/** What is told of somebody who has just logged in, and the cookie that the browser keeps. */
const asLoggedIn = {
  body: ({ row, hasSecondFactor }: LoggedIn) => presentMe(actorOf(row), row, hasSecondFactor),
  headers: ({ cookie }: LoggedIn) => ({ 'set-cookie': cookie, 'cache-control': 'no-store' }),
}

/** What the browser's API is to be asked with, and the cookie that knows the challenge. */
const asOptions = <Options>() => ({
  body: ({ options }: { options: Options; cookie: string }) => options,
  headers: ({ cookie }: { options: Options; cookie: string }) => ({
    'set-cookie': cookie,
    'cache-control': 'no-store',
  }),
})

/** Where the browser goes on. */
const asLed = {
  status: () => 302 as const,
  // The contract promises no body with it.
  body: () => null as never,
  headers: ({ location, cookies }: Led) => ({ location, 'set-cookie': cookies, 'cache-control': 'no-store' }),
}

const actorOf = ({ id, role }: UserRow): Actor => ({
  id,
  role,
  permissions: permissionsOf(role),
  through: { kind: 'session', id: '' },
})

export const accessOperations = (services: Services) => ({
  ...comingIn(services),
  ...ofOneself(services),
  ...passkeysOfOneself(services),
  ...ofEverybody(services),
})

const comingIn = ({ state, firstAccount, own, logins, sessions, cookie, openId, passkeyLogins }: Services) => ({
  getAccess: operation(getAccess, {
    needs: 'public',
    run: () => ({ studio: state.studio(), providers: openId.list() }),
  }),
  setUp: operation(setUp, { needs: 'public', run: (ctx, wanted) => firstAccount.setUp(ctx, wanted), http: asLoggedIn }),
  createSession: operation(createSession, {
    needs: 'public',
    run: (ctx, given) => logins.logIn(ctx, given),
    http: asLoggedIn,
  }),
  beginPasskeyLogin: operation(beginPasskeyLogin, {
    needs: 'public',
    run: ctx => passkeyLogins.begin(ctx),
    http: asOptions<PasskeyRequestOptions>(),
  }),
  createPasskeySession: operation(createPasskeySession, {
    needs: 'public',
    run: (ctx, { credential }) => passkeyLogins.finish(ctx, credential),
    http: asLoggedIn,
  }),
  startOpenId: operation(startOpenId, {
    needs: 'public',
    run: (ctx, { provider, to }) => openId.start(ctx, provider, to),
    http: asLed,
  }),
  finishOpenId: operation(finishOpenId, {
    needs: 'public',
    run: (ctx, { provider, ...query }) => openId.finish(ctx, provider, query),
    http: asLed,
  }),
  removeSession: operation(removeSession, {
    needs: 'account',
    freesRoom: true,
    async run(ctx) {
      if (ctx.actor.through?.kind === 'session') await sessions.end(ctx, ctx.actor.through.id)
    },
    http: { headers: () => ({ 'set-cookie': cookie.clear() }) },
  }),
  getInvitation: operation(getInvitation, { needs: 'public', run: (_ctx, { token }) => own.invitation(token) }),
  acceptInvitation: operation(acceptInvitation, {
    needs: 'public',
    run: (ctx, { token, ...chosen }) => own.accept(ctx, token, chosen),
    http: asLoggedIn,
  }),
})

const ofOneself = ({ own, sessions, keys, secondFactor }: Services) => ({
  getMe: operation(getMe, { needs: 'known', run: ctx => own.read(ctx) }),
  updateMe: operation(updateMe, { needs: 'account', run: (ctx, changes) => own.update(ctx, changes) }),
  beginSecondFactor: operation(beginSecondFactor, {
    needs: 'account',
    run: (ctx, { currentPassword }) => secondFactor.begin(ctx, currentPassword),
    http: { headers: () => ({ 'cache-control': 'no-store' }) },
  }),
  confirmSecondFactor: operation(confirmSecondFactor, {
    needs: 'account',
    run: (ctx, { code }) => secondFactor.confirm(ctx, code),
    http: { headers: () => ({ 'cache-control': 'no-store' }) },
  }),
  removeSecondFactor: operation(removeSecondFactor, {
    needs: 'account',
    run: (ctx, { currentPassword }) => secondFactor.remove(ctx, currentPassword),
  }),
  listSessions: operation(listSessions, {
    needs: 'account',
    run: async ctx => ({ items: await sessions.list(ctx) }),
  }),
  endSession: operation(endSession, {
    needs: 'account',
    freesRoom: true,
    run: (ctx, { id }) => sessions.end(ctx, id),
  }),
  listKeys: operation(listKeys, { needs: 'account', run: async ctx => ({ items: await keys.list(ctx) }) }),
  createKey: operation(createKey, {
    needs: 'account',
    run: (ctx, wanted) => keys.create(ctx, wanted),
    http: { headers: () => ({ 'cache-control': 'no-store' }) },
  }),
  removeKey: operation(removeKey, { needs: 'account', freesRoom: true, run: (ctx, { id }) => keys.remove(ctx, id) }),
})

const passkeysOfOneself = ({ passkeys }: Services) => ({
  listPasskeys: operation(listPasskeys, {
    needs: 'account',
    run: async ctx => ({ items: await passkeys.list(ctx) }),
  }),
  beginPasskey: operation(beginPasskey, {
    needs: 'account',
    run: (ctx, { currentPassword }) => passkeys.begin(ctx, currentPassword),
    http: asOptions<PasskeyCreationOptions>(),
  }),
  addPasskey: operation(addPasskey, {
    needs: 'account',
    run: (ctx, { name, credential }) => passkeys.add(ctx, name, credential),
  }),
  updatePasskey: operation(updatePasskey, {
    needs: 'account',
    run: (ctx, { id, name }) => passkeys.rename(ctx, id, name),
  }),
  removePasskey: operation(removePasskey, {
    needs: 'account',
    freesRoom: true,
    run: (ctx, { id }) => passkeys.remove(ctx, id),
  }),
})

const ofEverybody = ({ accounts, audit }: Services) => ({
  listUsers: operation(listUsers, { needs: 'users:manage', run: async () => ({ items: await accounts.list() }) }),
  createUser: operation(createUser, { needs: 'users:manage', run: (ctx, wanted) => accounts.create(ctx, wanted) }),
  updateUser: operation(updateUser, {
    needs: 'users:manage',
    run: (ctx, { id, ...changes }) => accounts.update(ctx, id, changes),
  }),
  inviteUser: operation(inviteUser, { needs: 'users:manage', run: (ctx, { id }) => accounts.invite(ctx, id) }),
  removeUser: operation(removeUser, {
    needs: 'users:manage',
    freesRoom: true,
    run: (ctx, { id, things, to }) => accounts.remove(ctx, id, things === 'delete' ? undefined : (to ?? ctx.actor.id)),
  }),
  listAudit: operation(listAudit, { needs: 'users:manage', run: (_ctx, page) => audit.page(page) }),
})
