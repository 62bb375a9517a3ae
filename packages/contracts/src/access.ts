import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, EXAMPLE_ID, Id, Nullable, OneOf, Strict, Timestamp } from './route.ts'

export const ROLES = ['admin', 'member', 'viewer'] as const
export const Role = OneOf(ROLES, {
  description: 'admin: everything. member: makes pictures and has things. viewer: looks at what is shared.',
})
export type Role = (typeof ROLES)[number]

export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200

export const Username = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^\\S+$',
  description: 'Without blanks. Upper and lower case are the same.',
  examples: ['ana'],
})
export const NewPassword = Type.String({
  minLength: MIN_PASSWORD_LENGTH,
  maxLength: MAX_PASSWORD_LENGTH,
  description: 'Any characters. The commonest passwords are refused.',
  examples: ['four words on a line'],
})
export const DisplayName = Nullable(
  Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '\\S',
    description: 'What they are called by others; null: as they log in.',
  }),
)

/** How the studio is, for whoever does not know yet whether they may come in. */
export const Access = Type.Object(
  {
    studio: OneOf(['alone', 'setup', 'shared'], {
      description:
        'alone: on one machine, without accounts, nobody is asked who they are. setup: the first account is still to be made. shared: there are accounts.',
    }),
    providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String({ examples: ['Home'] }) }), {
      description: 'Other services to log in by: lead the browser to `/api/v1/openid/{id}`.',
    }),
  },
  { 'x-name': 'Access' },
)
export type Access = Static<typeof Access>

export const Me = Type.Object(
  {
    id: Type.String({ format: 'uuid', examples: [EXAMPLE_ID] }),
    username: Nullable(Type.String({ description: 'null where the studio has no accounts.' })),
    displayName: DisplayName,
    role: Role,
    permissions: Type.Array(Type.String(), { description: 'What may be asked for, in the words of key scopes.' }),
    through: OneOf(['alone', 'session', 'key', 'proxy'], { description: 'What they are known by.' }),
    hasPassword: Type.Boolean({ description: 'Whether they can log in here by a password.' }),
    hasSecondFactor: Type.Boolean({ description: 'Whether the codes of an app are asked for, too.' }),
  },
  { 'x-name': 'Me' },
)
export type Me = Static<typeof Me>

const tags = ['Access'] as const

export const getAccess = defineRoute({
  method: 'GET',
  url: '/api/v1/access',
  schema: {
    operationId: 'getAccess',
    summary: 'Does the studio ask who one is?',
    tags,
    response: { 200: Access, ...problems() },
  },
})

export const setUp = defineRoute({
  method: 'POST',
  url: '/api/v1/setup',
  schema: {
    operationId: 'setUp',
    summary: 'Make the first account, an admin, and log in',
    description:
      'The code is printed when the studio starts, and stands in `setup.code` of the data folder. A studio that only its own machine reaches asks for none. What was made before belongs to this account.',
    tags,
    body: Strict(
      {
        code: Type.Optional(Type.String({ minLength: 1, maxLength: 100, examples: ['7K2M-QX4D-9RTB'] })),
        username: Username,
        password: NewPassword,
        displayName: Type.Optional(DisplayName),
      },
      { examples: [{ code: '7K2M-QX4D-9RTB', username: 'ana', password: 'four words on a line' }] },
    ),
    response: { 201: Me, ...writeProblems(409, 422, 429) },
  },
})

export const createSession = defineRoute({
  method: 'POST',
  url: '/api/v1/session',
  schema: {
    operationId: 'createSession',
    summary: 'Log in',
    description: 'Sets a cookie. A wrong name and a wrong password are answered alike, and repeated ones slowed down.',
    tags,
    body: Strict(
      {
        username: Type.String({ minLength: 1, maxLength: 200 }),
        password: Type.String({ minLength: 1, maxLength: 1000 }),
        totp: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 40,
            description: 'Where the account has a second factor: the code of the app, or a recovery code.',
          }),
        ),
      },
      { examples: [{ username: 'ana', password: 'four words on a line' }] },
    ),
    response: { 201: Me, ...writeProblems(409, 429) },
  },
})

export const removeSession = defineRoute({
  method: 'DELETE',
  url: '/api/v1/session',
  schema: {
    operationId: 'removeSession',
    summary: 'Log out',
    tags,
    response: { 204: Type.Null({ description: 'Logged out.' }), ...writeProblems() },
  },
})

export const getMe = defineRoute({
  method: 'GET',
  url: '/api/v1/me',
  schema: {
    operationId: 'getMe',
    summary: 'Who am I, and what may I do?',
    tags,
    response: { 200: Me, ...problems() },
  },
})

export const updateMe = defineRoute({
  method: 'PATCH',
  url: '/api/v1/me',
  schema: {
    operationId: 'updateMe',
    summary: "Change one's own account",
    description: 'A new password needs the one before, and ends all other sessions.',
    tags,
    body: Strict(
      {
        displayName: Type.Optional(DisplayName),
        currentPassword: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
        password: Type.Optional(NewPassword),
      },
      { minProperties: 1, examples: [{ displayName: 'Ana M.' }] },
    ),
    response: { 200: Me, ...writeProblems(409, 422, 429) },
  },
})

export const SessionInfo = Type.Object(
  {
    id: Id,
    isCurrent: Type.Boolean({ description: 'The one that asks.' }),
    browser: Nullable(Type.String({ examples: ['Firefox'] })),
    system: Nullable(Type.String({ examples: ['Linux'] })),
    address: Type.String({ description: 'Where it was begun.', examples: ['192.168.1.20'] }),
    createdAt: Timestamp,
    usedAt: Type.String({ format: 'date-time', description: 'To within a few minutes.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'Moves on with each use.' }),
  },
  { 'x-name': 'SessionInfo' },
)
export type SessionInfo = Static<typeof SessionInfo>

export const listSessions = defineRoute({
  method: 'GET',
  url: '/api/v1/sessions',
  schema: {
    operationId: 'listSessions',
    summary: 'Where one is logged in, the last used first',
    tags,
    response: { 200: Type.Object({ items: Type.Array(SessionInfo) }), ...problems() },
  },
})

export const endSession = defineRoute({
  method: 'DELETE',
  url: '/api/v1/sessions/:id',
  schema: {
    operationId: 'endSession',
    summary: "End one of one's own sessions",
    tags,
    params: Strict({ id: Id }),
    response: { 204: Type.Null({ description: 'Ended.' }), ...writeProblems(404) },
  },
})
