import { Type, type Static, type TSchema } from 'typebox'
import { errorsAs } from './problem.ts'
import { defineRoute, type Route } from './route.ts'

/** An error as the API of AUTOMATIC1111's web UI tells it. */
export const A1111Error = Type.Object(
  {
    error: Type.String({ description: 'Stable: programs decide by this.', examples: ['a1111.sampler_not_found'] }),
    detail: Type.String({ description: 'One sentence for a person.' }),
    body: Type.String(),
    errors: Type.String({ description: 'What is wrong with single fields, in one text.' }),
  },
  { 'x-name': 'A1111Error' },
)

export const { reading: a1111Reading, writing: a1111Writing } = errorsAs('application/json', A1111Error)

/** What clients leave out, or send as null, which is the same here. */
export const MaybeText = (maxLength: number, description?: string) =>
  Type.Optional(Type.String({ maxLength, ...(description !== undefined && { description }) }))
export const MaybeFlag = (description?: string) =>
  Type.Optional(Type.Boolean(description === undefined ? {} : { description }))
export const MaybeNumber = (options: { minimum?: number; maximum?: number; description?: string } = {}) =>
  Type.Optional(Type.Number(options))
export const MaybeWhole = (options: { minimum?: number; maximum?: number; description?: string } = {}) =>
  Type.Optional(Type.Integer(options))

/** An object of whatever keys. */
export const Anything = (description?: string) =>
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    ...(description !== undefined && { description }),
  })

type Name = Route['schema']['operationId']

/** `null`, as JSON. */
export const A1111Nothing = (description: string) => ({
  description,
  content: { 'application/json': { schema: Type.Null() } },
})

/** A list that clients read. */
export const a1111List = <const T extends TSchema>(name: Name, path: string, summary: string, answer: T) =>
  defineRoute({
    method: 'GET',
    url: `/sdapi/v1/${path}`,
    schema: {
      operationId: name,
      summary,
      tags: ['A1111'],
      response: { 200: answer, ...a1111Reading(404, 409, 429, 502) },
    },
  })

/** A button of the web UI that has nothing to do here: answered as there. */
export const a1111Button = (name: Name, path: string, summary: string) =>
  defineRoute({
    method: 'POST',
    url: `/sdapi/v1/${path}`,
    schema: {
      operationId: name,
      summary,
      tags: ['A1111'],
      response: { 200: A1111Nothing('Nothing.'), ...a1111Writing() },
    },
  })

export type A1111Error = Static<typeof A1111Error>
