import { Type, type Static } from 'typebox'
import { imageShares, share } from './access-keys.ts'
import { DisplayName, Me, NewPassword, Role, Username } from './access.ts'
import { Budget } from './costs.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, EXAMPLE_ID, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

/** Not always a version 7: the first account has the nil UUID. */
const UserId = Type.String({ format: 'uuid', description: 'The id of an account.', examples: [EXAMPLE_ID] })
const UserParams = Strict({ id: UserId })

const UserLimits = Strict(
  {
    ...imageShares(),
    budget: Type.Optional(OrNull(Budget)),
    bytes: share(Number.MAX_SAFE_INTEGER, 'Of all their images, the trash included.'),
  },
  { description: 'What they may use up; null: as much as they like. What is used up is `quota.exceeded`.' },
)
export type UserLimits = Static<typeof UserLimits>

export const User = Type.Object(
  {
    id: UserId,
    username: Type.String({ examples: ['ana'] }),
    displayName: DisplayName,
    role: Role,
    disabled: Type.Boolean({ description: 'Cannot come in; what is theirs stays.' }),
    limits: UserLimits,
    createdAt: Timestamp,
    joinedAt: Nullable(
      Type.String({ format: 'date-time', description: 'When they could first come in; null: invited, not here yet.' }),
    ),
    seenAt: Nullable(Type.String({ format: 'date-time', description: 'When they last logged in.' })),
  },
  { 'x-name': 'User' },
)
export type User = Static<typeof User>

export const Invitation = Type.Object(
  {
    token: Type.String({ description: 'Told once. Whoever has it chooses the password of the account, once.' }),
    path: Type.String({ description: 'The page for it, on this server.', examples: ['/join/8Zb…'] }),
    expiresAt: Timestamp,
  },
  { 'x-name': 'Invitation' },
)
export type Invitation = Static<typeof Invitation>

const InvitedUser = Type.Object({ user: User, invitation: OrNull(Invitation) }, { 'x-name': 'InvitedUser' })

const tags = ['Access'] as const

export const listUsers = defineRoute({
  method: 'GET',
  url: '/api/v1/users',
  schema: {
    operationId: 'listUsers',
    summary: 'Everybody who has an account, by name',
    tags,
    response: { 200: Type.Object({ items: Type.Array(User) }), ...problems() },
  },
})

export const createUser = defineRoute({
  method: 'POST',
  url: '/api/v1/users',
  schema: {
    operationId: 'createUser',
    summary: 'Make an account, with a link to join by or with a password',
    tags,
    body: Strict(
      {
        username: Username,
        displayName: Type.Optional(DisplayName),
        role: Role,
        password: Type.Optional(NewPassword),
      },
      { examples: [{ username: 'ben', role: 'member' }] },
    ),
    response: { 201: InvitedUser, ...writeProblems(409, 422) },
  },
})

export const updateUser = defineRoute({
  method: 'PATCH',
  url: '/api/v1/users/:id',
  schema: {
    operationId: 'updateUser',
    summary: "Change somebody's role or name, or keep them out",
    tags,
    params: UserParams,
    body: Strict(
      {
        role: Type.Optional(Role),
        disabled: Type.Optional(Type.Boolean()),
        limits: Type.Optional(UserLimits),
        secondFactor: Type.Optional(
          Type.Literal(false, { description: 'Takes the second factor away, for whoever has lost theirs.' }),
        ),
        displayName: Type.Optional(DisplayName),
      },
      { minProperties: 1, examples: [{ role: 'viewer' }] },
    ),
    response: { 200: User, ...writeProblems(404, 409) },
  },
})

export const inviteUser = defineRoute({
  method: 'POST',
  url: '/api/v1/users/:id/invitation',
  schema: {
    operationId: 'inviteUser',
    summary: 'A new link for somebody who has none any more, or has lost their password',
    description: 'Earlier links of the account open nothing any more. Its password stays until the link was used.',
    tags,
    params: UserParams,
    response: { 201: Invitation, ...writeProblems(404, 409) },
  },
})

export const removeUser = defineRoute({
  method: 'DELETE',
  url: '/api/v1/users/:id',
  schema: {
    operationId: 'removeUser',
    summary: 'Delete an account, and hand over or delete what is theirs',
    tags,
    params: UserParams,
    querystring: Strict({
      things: OneOf(['hand-over', 'delete'], { description: 'What becomes of what is theirs.' }),
      to: Type.Optional(
        Type.String({ format: 'uuid', description: 'Whom it is handed over to. Left out: to whoever asks.' }),
      ),
    }),
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404, 409) },
  },
})

const InvitationParams = Strict({
  token: Type.String({ minLength: 20, maxLength: 100, pattern: '^[\\w-]+$', description: 'What the link has in it.' }),
})

export const getInvitation = defineRoute({
  method: 'GET',
  url: '/api/v1/invitations/:token',
  schema: {
    operationId: 'getInvitation',
    summary: 'Whom a link is for',
    tags,
    params: InvitationParams,
    response: {
      200: Type.Object(
        {
          username: Type.String(),
          displayName: DisplayName,
          isReset: Type.Boolean({ description: 'They were here before, and choose another password.' }),
          expiresAt: Timestamp,
        },
        { 'x-name': 'InvitationInfo' },
      ),
      ...problems(404, 429),
    },
  },
})

export const acceptInvitation = defineRoute({
  method: 'POST',
  url: '/api/v1/invitations/:token',
  schema: {
    operationId: 'acceptInvitation',
    summary: 'Choose a password by a link, and log in',
    description: 'Ends all other sessions of the account.',
    tags,
    params: InvitationParams,
    body: Strict(
      {
        password: NewPassword,
        displayName: Type.Optional(DisplayName),
        totp: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'As for logging in.' })),
      },
      { examples: [{ password: 'four words on a line' }] },
    ),
    response: { 201: Me, ...writeProblems(404, 409, 422, 429) },
  },
})
