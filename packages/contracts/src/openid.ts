import { Type } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, Strict } from './route.ts'

const Provider = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[a-z0-9-]+$',
  description: 'As `GET /access` lists them.',
})
const ProviderParams = Strict({ provider: Provider })
const tags = ['Access'] as const

export const startOpenId = defineRoute({
  method: 'GET',
  url: '/api/v1/openid/:provider',
  schema: {
    operationId: 'startOpenId',
    summary: 'Log in by another service: leads a browser there',
    tags,
    params: ProviderParams,
    querystring: Strict({
      to: Type.Optional(
        Type.String({ maxLength: 2000, description: 'The page to come back to, a path on this server.' }),
      ),
    }),
    response: { 302: Type.Null({ description: 'To the service.' }), ...problems(404) },
  },
})

export const finishOpenId = defineRoute({
  method: 'GET',
  url: '/api/v1/openid/:provider/callback',
  schema: {
    operationId: 'finishOpenId',
    summary: 'Where the other service leads a browser back to',
    description:
      'Its address is the redirect URI of the studio. What went wrong is told on the page /login, as `problem`.',
    tags,
    params: ProviderParams,
    querystring: Type.Object({
      code: Type.Optional(Type.String({ maxLength: 4000, description: 'What the service gives.' })),
      state: Type.Optional(Type.String({ maxLength: 200, description: 'What the studio gave.' })),
    }),
    response: { 302: Type.Null({ description: 'To the page that was asked for.' }), ...problems(404) },
  },
})
