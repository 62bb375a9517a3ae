import type { Role } from '@atelier/contracts'
import type { Configuration } from 'openid-client'
import type { Clock } from '../../../platform/clock.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Caller, Context } from '../../../platform/operations/operation.ts'
import type { Seal } from '../../../platform/secrets.ts'
import { noAccounts, openIdAway, openIdFailed, openIdNotAllowed, openIdUnknown } from '../access.errors.ts'
import type { AccessState } from '../access-state.ts'
import type { Audit } from '../audit/audit.ts'
import { NOWHERE } from '../sessions/sessions.service.ts'
import type { IdentityLogins } from './identities.ts'
import { localPath } from './local-path.ts'
import { createStartedLogins } from './started-login.ts'

/** Seconds for each answer of a provider. */
const TIMEOUT_S = 10
const SCOPE = 'openid profile email'

export interface OpenIdProvider {
  readonly id: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly roles?: Readonly<Partial<Record<Role, readonly string[]>>>
  readonly groupsClaim?: string
  readonly scope?: string
  /** Whether somebody without an account gets one; so it is where this is left out. */
  readonly newAccounts?: boolean
}

interface OpenIdDependencies {
  readonly clock: Clock
  readonly seal: Seal
  readonly state: AccessState
  readonly audit: Audit
  readonly providers: readonly OpenIdProvider[]
  readonly identities: IdentityLogins
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Where a browser is led, and the cookies that it takes along. */
export interface Led {
  readonly location: string
  readonly cookies: string[]
}

/** Logging in by OpenID Connect: the code flow with PKCE, against whatever the provider's discovery says. */
export function createOpenId({ seal, clock, state, audit, providers, identities, log }: OpenIdDependencies) {
  const started = createStartedLogins(seal)
  const discovered = new Map<string, Promise<Configuration>>()

  function get(id: string): OpenIdProvider {
    const provider = providers.find(one => one.id === id)
    if (!provider) throw openIdUnknown()
    return provider
  }

  async function ask({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<Configuration> {
    const { allowInsecureRequests, discovery } = await import('openid-client')
    const url = new URL(issuer)
    // Whoever configures an issuer without TLS has it on a network of their own.
    const execute = url.protocol === 'http:' ? [allowInsecureRequests] : []
    return discovery(url, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S })
  }

  /** Once; after a failure whoever comes next tries again. */
  async function configurationOf(provider: OpenIdProvider): Promise<Configuration> {
    const known = discovered.get(provider.id) ?? ask(provider)
    discovered.set(provider.id, known)
    try {
      return await known
    } catch (error) {
      discovered.delete(provider.id)
      log.warn({ err: error, provider: provider.id }, 'a login service cannot be discovered')
      throw openIdAway(provider.name)
    }
  }

  const addressOf = ({ origin }: Caller, { id }: OpenIdProvider) => `${origin}/api/v1/openid/${id}/callback`

  async function lead(caller: Caller, provider: OpenIdProvider, to: string | undefined): Promise<Led> {
    const client = await import('openid-client')
    const configuration = await configurationOf(provider)
    const verifier = client.randomPKCECodeVerifier()
    const login = { provider: provider.id, verifier, state: client.randomState(), nonce: client.randomNonce() }
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: addressOf(caller, provider),
      scope: provider.scope ?? SCOPE,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: login.state,
      nonce: login.nonce,
    })
    const cookie = started.write({ ...login, to: localPath(to), startedAt: clock.now().getTime() }, caller)
    return { location: address.href, cookies: [cookie] }
  }

  /** What the provider says of somebody: in its token, and where it says more of them at their own address. */
  async function claimsFrom(caller: Caller, provider: OpenIdProvider, query: Record<string, unknown>) {
    const login = started.read(caller.cookies, clock.now())
    if (!login || login.provider !== provider.id) throw openIdFailed(provider.name)
    const client = await import('openid-client')
    const configuration = await configurationOf(provider)
    const parameters = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])
    const url = new URL(`${addressOf(caller, provider)}?${new URLSearchParams(parameters).toString()}`)
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: login.verifier,
      expectedState: login.state,
      expectedNonce: login.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw openIdFailed(provider.name)
    const told = configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
    return { claims: { ...claims, ...told }, to: login.to }
  }

  /** A person looks at it, so it is told on a page; what is behind it is for the log and the audit log. */
  async function failed(ctx: Context, provider: OpenIdProvider, error: unknown): Promise<Led> {
    const told = error instanceof AppError ? error : openIdFailed(provider.name)
    if (told !== error) log.warn({ err: error, provider: provider.id }, 'a login by another service failed')
    await audit.write({ action: 'login.failed', ctx, subject: { name: provider.id } })
    return { location: `/login?problem=${told.code}&service=${provider.id}`, cookies: [started.clear()] }
  }

  return {
    list: () => providers.map(({ id, name }) => ({ id, name })),

    async start(ctx: Context, id: string, to: string | undefined): Promise<Led> {
      const provider = get(id)
      if (state.studio() !== 'shared') throw noAccounts()
      return lead(ctx.caller ?? NOWHERE, provider, to).catch((error: unknown) => failed(ctx, provider, error))
    },

    async finish(ctx: Context, id: string, query: Record<string, unknown>): Promise<Led> {
      const provider = get(id)
      try {
        const { claims, to } = await claimsFrom(ctx.caller ?? NOWHERE, provider, query)
        const role = roleOf(provider, claims)
        if (role === 'none') throw openIdNotAllowed(provider.name)
        const cookie = await identities.logIn(ctx, provider, { claims, role })
        return { location: to, cookies: [cookie, started.clear()] }
      } catch (error) {
        return failed(ctx, provider, error)
      }
    },
  }
}
export type OpenId = ReturnType<typeof createOpenId>

/** By the groups that the provider names. Undefined where the configuration says nothing of roles. */
function roleOf({ roles, groupsClaim = 'groups' }: OpenIdProvider, claims: Record<string, unknown>) {
  if (!roles) return undefined
  const groups = [claims[groupsClaim]].flat().map(String)
  const has = (role: Role) => (roles[role] ?? []).some(group => group === '*' || groups.includes(group))
  return (['admin', 'member', 'viewer'] as const).find(has) ?? 'none'
}
