import { Type, type Static } from 'typebox'
import { Me } from './access.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Id, IdParams, Nullable, OneOf, Strict, Timestamp } from './route.ts'

/** As WebAuthn writes bytes in JSON. */
const Bytes = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$', description: `${description} base64url.` })

const CredentialId = Bytes(1400, 'How the device calls its key.')
const PasskeyName = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['Laptop'] })
const Transports = Type.Array(Type.String({ maxLength: 40 }), {
  maxItems: 20,
  description: 'How a browser reaches the device.',
})

export const Passkey = Type.Object(
  {
    id: Id,
    name: PasskeyName,
    createdAt: Timestamp,
    usedAt: Nullable(Type.String({ format: 'date-time', description: 'When it last logged in; null: not yet.' })),
  },
  { 'x-name': 'Passkey' },
)
export type Passkey = Static<typeof Passkey>

/** Of WebAuthn; browsers add parts of their own, which nobody looks at here. */
const PublicKey = Type.Object({ type: OneOf(['public-key']), id: CredentialId, rawId: CredentialId })
const ClientData = Bytes(8000, 'What the browser says that was signed.')

const NewCredential = Type.Object(
  {
    ...PublicKey.properties,
    response: Type.Object({
      clientDataJSON: ClientData,
      attestationObject: Bytes(100_000, 'The key.'),
      transports: Type.Optional(Transports),
    }),
  },
  { description: '`PublicKeyCredential.toJSON()` of what `navigator.credentials.create` gave.' },
)
export type NewCredential = Static<typeof NewCredential>

const SignedCredential = Type.Object(
  {
    ...PublicKey.properties,
    response: Type.Object({
      clientDataJSON: ClientData,
      authenticatorData: Bytes(8000, 'What the device says.'),
      signature: Bytes(8000, 'Over both.'),
      userHandle: Type.Optional(Nullable(Bytes(100, 'Whose key it is.'))),
    }),
  },
  { description: '`PublicKeyCredential.toJSON()` of what `navigator.credentials.get` gave.' },
)
export type SignedCredential = Static<typeof SignedCredential>

const Challenge = Bytes(100, 'Holds once, for five minutes, in this browser.')
const TimeoutMs = Type.Integer({ description: 'Milliseconds.' })
const Descriptor = Type.Object({ type: OneOf(['public-key']), id: CredentialId, transports: Transports })

const CreationOptions = Type.Object(
  {
    rp: Type.Object({ id: Type.String(), name: Type.String() }),
    user: Type.Object({ id: Bytes(100, 'Whose key it is.'), name: Type.String(), displayName: Type.String() }),
    challenge: Challenge,
    pubKeyCredParams: Type.Array(Type.Object({ type: OneOf(['public-key']), alg: Type.Integer() })),
    timeout: TimeoutMs,
    excludeCredentials: Type.Array(Descriptor),
    authenticatorSelection: Type.Object({
      residentKey: OneOf(['required']),
      requireResidentKey: Type.Boolean(),
      userVerification: OneOf(['required']),
    }),
    attestation: OneOf(['none']),
  },
  { 'x-name': 'PasskeyCreationOptions' },
)
export type PasskeyCreationOptions = Static<typeof CreationOptions>

const RequestOptions = Type.Object(
  { rpId: Type.String(), challenge: Challenge, timeout: TimeoutMs, userVerification: OneOf(['required']) },
  { 'x-name': 'PasskeyRequestOptions' },
)
export type PasskeyRequestOptions = Static<typeof RequestOptions>

/** Cut short. */
const EXAMPLE = { type: 'public-key', id: 'q83vEjRW', rawId: 'q83vEjRW' }

const tags = ['Access'] as const

export const listPasskeys = defineRoute({
  method: 'GET',
  url: '/api/v1/passkeys',
  schema: {
    operationId: 'listPasskeys',
    summary: "One's own passkeys, the oldest first",
    tags,
    response: { 200: Type.Object({ items: Type.Array(Passkey) }), ...problems() },
  },
})

export const beginPasskey = defineRoute({
  method: 'POST',
  url: '/api/v1/passkeys/options',
  schema: {
    operationId: 'beginPasskey',
    summary: 'Begin to add a passkey',
    description:
      'Gives what `PublicKeyCredential.parseCreationOptionsFromJSON` takes, and sets a cookie that knows the challenge.',
    tags,
    body: Strict(
      { currentPassword: Type.String({ minLength: 1, maxLength: 1000 }) },
      { examples: [{ currentPassword: 'four words on a line' }] },
    ),
    response: { 200: CreationOptions, ...writeProblems(409, 422, 429) },
  },
})

export const addPasskey = defineRoute({
  method: 'POST',
  url: '/api/v1/passkeys',
  schema: {
    operationId: 'addPasskey',
    summary: 'Add a passkey: from now on it logs in, by itself',
    tags,
    body: Strict(
      { name: PasskeyName, credential: NewCredential },
      {
        examples: [
          {
            name: 'Laptop',
            credential: { ...EXAMPLE, response: { clientDataJSON: 'eyJ0eXAi', attestationObject: 'o2NmbXRk' } },
          },
        ],
      },
    ),
    response: { 201: Passkey, ...writeProblems(409, 422) },
  },
})

export const updatePasskey = defineRoute({
  method: 'PATCH',
  url: '/api/v1/passkeys/:id',
  schema: {
    operationId: 'updatePasskey',
    summary: 'Give a passkey another name',
    tags,
    params: IdParams,
    body: Strict({ name: PasskeyName }, { examples: [{ name: 'Laptop' }] }),
    response: { 200: Passkey, ...writeProblems(404) },
  },
})

export const removePasskey = defineRoute({
  method: 'DELETE',
  url: '/api/v1/passkeys/:id',
  schema: {
    operationId: 'removePasskey',
    summary: "Remove one of one's own passkeys, which logs in no more",
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

export const beginPasskeyLogin = defineRoute({
  method: 'POST',
  url: '/api/v1/session/passkey/options',
  schema: {
    operationId: 'beginPasskeyLogin',
    summary: 'Begin to log in with a passkey',
    description:
      'Gives what `PublicKeyCredential.parseRequestOptionsFromJSON` takes, and sets a cookie that knows the challenge.',
    tags,
    response: { 200: RequestOptions, ...writeProblems(409, 422) },
  },
})

export const createPasskeySession = defineRoute({
  method: 'POST',
  url: '/api/v1/session/passkey',
  schema: {
    operationId: 'createPasskeySession',
    summary: 'Log in with a passkey',
    description:
      'Without a name, and without the code of an app: the device has asked who holds it. Sets a cookie, as logging in by a password does.',
    tags,
    body: Strict(
      { credential: SignedCredential },
      {
        examples: [
          {
            credential: {
              ...EXAMPLE,
              response: {
                clientDataJSON: 'eyJ0eXAi',
                authenticatorData: 'SZYN5YgO',
                signature: 'MEUCIQDk',
                userHandle: null,
              },
            },
          },
        ],
      },
    ),
    response: { 201: Me, ...writeProblems(409, 422, 429) },
  },
})
