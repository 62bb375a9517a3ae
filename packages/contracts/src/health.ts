import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, OneOf } from './route.ts'

export const Readiness = Type.Object(
  {
    status: OneOf(['ready', 'not_ready']),
    checks: Type.Record(
      Type.String(),
      Type.Object({
        ok: Type.Boolean(),
        message: Type.Optional(Type.String()),
      }),
    ),
  },
  { 'x-name': 'Readiness' },
)
export type Readiness = Static<typeof Readiness>

export const getHealth = defineRoute({
  method: 'GET',
  url: '/healthz',
  schema: {
    operationId: 'getHealth',
    summary: 'Is the process alive?',
    tags: ['Health'],
    response: { 200: Type.Object({ status: Type.Literal('ok') }), ...problems() },
  },
})

export const getReadiness = defineRoute({
  method: 'GET',
  url: '/readyz',
  schema: {
    operationId: 'getReadiness',
    summary: 'Do the database, the storage and the queue answer?',
    tags: ['Health'],
    response: { ...problems(), 200: Readiness, 503: Readiness },
  },
})
