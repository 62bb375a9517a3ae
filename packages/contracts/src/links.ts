import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, EXAMPLE_ID, Id, IdParams, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

/** What a link can lead to. */
export const LINK_KINDS = ['image', 'collection', 'grid'] as const
export type LinkKind = (typeof LINK_KINDS)[number]
const Kind = OneOf(LINK_KINDS, { description: 'What it leads to.' })

/** Of one person, so that none of them is forgotten in a list without an end. */
export const MAX_LINKS = 1000

export const Link = Type.Object(
  {
    id: Id,
    kind: Kind,
    targetId: Type.String({ format: 'uuid', description: 'The id of what it leads to.', examples: [EXAMPLE_ID] }),
    url: Type.String({
      description: 'A path on this server. Whoever has it sees what it leads to, without an account.',
      examples: ['/s/pVq0sF3sQ9a1C8kXyT5mZg'],
    }),
    hasPassword: Type.Boolean(),
    withRecipe: Type.Boolean({ description: 'Whether prompt, model and parameters are shown.' }),
    withOriginal: Type.Boolean({ description: 'Whether the stored files can be downloaded.' }),
    views: Type.Integer({ description: 'How often its page was opened, other than from another page of it.' }),
    viewedAt: Nullable(Timestamp),
    createdAt: Timestamp,
    expiresAt: Nullable(Timestamp),
  },
  { 'x-name': 'Link' },
)
export type Link = Static<typeof Link>

export const NewLink = Strict(
  {
    kind: Kind,
    targetId: Type.String({ format: 'uuid' }),
    expiresAt: Type.Optional(OrNull({ ...Timestamp, description: 'When it stops to work; null: never.' })),
    password: Type.Optional(
      Nullable(Type.String({ minLength: 4, maxLength: 200, description: 'Asked for before anything is shown.' })),
    ),
    withRecipe: Type.Optional(Type.Boolean({ default: false })),
    withOriginal: Type.Optional(Type.Boolean({ default: false })),
  },
  { examples: [{ kind: 'image', targetId: EXAMPLE_ID, withRecipe: true }] },
)
export type NewLink = Static<typeof NewLink>

const tags = ['Links'] as const

export const listLinks = defineRoute({
  method: 'GET',
  url: '/api/v1/links',
  schema: {
    operationId: 'listLinks',
    summary: 'One’s own links, newest first',
    tags,
    querystring: Strict({
      targetId: Type.Optional(Type.String({ format: 'uuid', description: 'Only those that lead there.' })),
    }),
    response: { 200: Type.Object({ items: Type.Array(Link) }), ...problems() },
  },
})

export const createLink = defineRoute({
  method: 'POST',
  url: '/api/v1/links',
  schema: {
    operationId: 'createLink',
    summary: 'Show something to people without an account',
    description:
      'Gives an address that cannot be guessed. It shows the thing as it is when somebody opens it, until it expires or is deleted.',
    tags,
    body: NewLink,
    response: { 201: Link, ...writeProblems(404, 409) },
  },
})

export const removeLink = defineRoute({
  method: 'DELETE',
  url: '/api/v1/links/:id',
  schema: {
    operationId: 'removeLink',
    summary: 'Stop showing it',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'The address leads nowhere any more.' }), ...writeProblems(404) },
  },
})
