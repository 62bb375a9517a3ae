import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const Groups = Type.Optional(Type.Array(Type.String({ minLength: 1 })))

/** A service that people log in by. */
const OpenIdProvider = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    issuer: Type.String({ pattern: '^https?://[^\\s?#]+$' }),
    clientId: Type.String({ minLength: 1 }),
    clientSecret: Type.String({ minLength: 1 }),
    /** Which groups have which role; `*` is everybody. The highest counts, at every login; who has none is not let in. */
    roles: Type.Optional(
      Type.Object({ admin: Groups, member: Groups, viewer: Groups }, { additionalProperties: false }),
    ),
    groupsClaim: Type.Optional(Type.String({ minLength: 1 })),
    scope: Type.Optional(Type.String({ minLength: 1 })),
    newAccounts: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type OpenIdProvider = Static<typeof OpenIdProvider>

const OpenIdProviders = Type.Array(OpenIdProvider, { maxItems: 20 })

/** What OIDC_PROVIDERS says; undefined where it is no such list. */
export function readOpenIdProviders(text: string): OpenIdProvider[] | undefined {
  const value = parse(text)
  if (!Value.Check(OpenIdProviders, value)) return undefined
  return new Set(value.map(({ id }) => id)).size === value.length ? value : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
