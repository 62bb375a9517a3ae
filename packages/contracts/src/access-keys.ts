import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Id, IdParams, Nullable, OneOf, Strict, Timestamp } from './route.ts'

/** What a key can be for; each is also a permission of its owner. */
export const KEY_SCOPES = [
  /** Reads what the studio holds: images, generations, models, styles and the like, and the events that tell of them. */
  'images:read',
  'images:write',
  'generations:write',
  /** Collections, styles, wildcards, grids. */
  'library:write',
  'settings:manage',
  'users:manage',
] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

const Scopes = Type.Array(OneOf(KEY_SCOPES), {
  minItems: 1,
  uniqueItems: true,
  description: 'At most what its owner may do. `library:write`: collections, styles, wildcards and grids.',
})

/** A share of what the studio has; null where nothing bounds it. */
export const share = (maximum: number, description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, maximum, description })

export const MAX_IMAGES_A_DAY = 1_000_000
export const MAX_IMAGES_AT_A_TIME = 100_000

/** A function, so that the page's bundle can leave it out. */
export const imageShares = () => ({
  imagesADay: share(MAX_IMAGES_A_DAY, 'Images asked for within 24 hours.'),
  imagesAtATime: share(MAX_IMAGES_AT_A_TIME, 'Images that wait or are made.'),
})

const KeyLimits = Strict(imageShares(), {
  description: 'What it may use up, besides the limits of its owner; null: as much as they may.',
})

/** A function, so that the page's bundle can leave it out. */
const keyProperties = () => ({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['Nightly script'] }),
  hint: Type.String({ description: 'The last characters of the secret.', examples: ['x1Y2'] }),
  scopes: Scopes,
  limits: KeyLimits,
  createdAt: Timestamp,
  expiresAt: Nullable(Type.String({ format: 'date-time', description: 'null: never.' })),
  usedAt: Nullable(Type.String({ format: 'date-time', description: 'To within a few minutes; null: not yet.' })),
})

export const AccessKey = Type.Object(keyProperties(), { 'x-name': 'AccessKey' })
export type AccessKey = Static<typeof AccessKey>

export const NewAccessKey = Strict(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    scopes: Scopes,
    limits: Type.Optional(KeyLimits),
    expiresAt: Type.Optional(
      Nullable(Type.String({ format: 'date-time', description: 'In the future; null or left out: never.' })),
    ),
  },
  { examples: [{ name: 'Nightly script', scopes: ['images:read', 'generations:write'] }] },
)
export type NewAccessKey = Static<typeof NewAccessKey>

const tags = ['Access'] as const

export const listKeys = defineRoute({
  method: 'GET',
  url: '/api/v1/keys',
  schema: {
    operationId: 'listKeys',
    summary: "One's own keys for programs",
    tags,
    response: { 200: Type.Object({ items: Type.Array(AccessKey) }), ...problems() },
  },
})

export const createKey = defineRoute({
  method: 'POST',
  url: '/api/v1/keys',
  schema: {
    operationId: 'createKey',
    summary: 'Make a key for a program',
    description:
      '`secret` is told in this answer only. It goes into `Authorization: Bearer`, or is the password of Basic authentication, whatever the name.',
    tags,
    body: NewAccessKey,
    response: {
      201: Type.Object(
        { ...keyProperties(), secret: Type.String({ description: '`atl_` and 43 characters.' }) },
        { 'x-name': 'MadeAccessKey' },
      ),
      ...writeProblems(409, 422),
    },
  },
})

export const removeKey = defineRoute({
  method: 'DELETE',
  url: '/api/v1/keys/:id',
  schema: {
    operationId: 'removeKey',
    summary: "Remove one of one's own keys, which opens nothing from then on",
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})
