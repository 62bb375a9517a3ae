import { Type, type Static, type TSchema } from 'typebox'
import { Timestamp } from './route.ts'

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Where this code is explained.', examples: ['/errors#generation.not_found'] }),
    title: Type.String({ examples: ['Not Found'] }),
    status: Type.Integer({ minimum: 400, maximum: 599, examples: [404] }),
    detail: Type.String({
      description: 'One sentence for a person: what went wrong and what helps.',
      examples: ['There is no generation with this id.'],
    }),
    code: Type.String({ description: 'Stable: programs decide by this.', examples: ['generation.not_found'] }),
    requestId: Type.String({ description: 'Also the `x-request-id` header; the log has the rest under it.' }),
    resetsAt: Type.Optional({
      ...Timestamp,
      description: 'When a budget that is used up begins anew; the same moment as that of `Retry-After`.',
    }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({
            description: 'Which part of the request, as a JSON pointer.',
            examples: ['/body/steps'],
          }),
          message: Type.String({ examples: ['must be at most 50'] }),
        }),
        { description: 'Each part of the request that was refused.' },
      ),
    ),
  },
  { 'x-name': 'Problem', description: 'RFC 9457 problem details. Every error answer has this shape.' },
)
export type Problem = Static<typeof Problem>

const texts = {
  400: 'The request is malformed, or a value is outside its limits; `errors` names each.',
  401: 'Nobody is known by what was sent: log in, or send a key.',
  403: 'A permission is missing; or a page of another site asks, or by a name that this server does not go by.',
  404: 'No such thing.',
  405: 'The address takes another method.',
  406: 'The server has it in no form that the caller takes.',
  408: 'The request did not arrive whole in time.',
  409: 'The request does not fit the state that the thing is in.',
  413: 'The body is larger than the server takes.',
  415: 'The body is of a kind that the server does not take.',
  416: 'The range asked for lies outside the file.',
  417: 'The `Expect` header asks for something that the server does not do.',
  422: 'Understood, but refused.',
  429: 'Too much at once; `Retry-After` says when to come back.',
  431: 'The headers are larger than the server takes.',
  500: 'The server failed; the log has the cause under `requestId`.',
  502: 'The service behind this one answered with an error.',
  503: 'A part of the server is not ready; try again after `Retry-After`.',
  504: 'It was not finished for as long as the answer could be held.',
  507: 'The disk is full.',
} as const

type Status = keyof typeof texts

const OF_ANY_ROUTE = [400, 401, 403, 408, 417, 431, 500, 503] as const
/** Of a route that changes something: whatever is sent along is read, and the disk may be full. */
const OF_WRITING = [413, 415, 507] as const

/** Error answers in the shape of one API: those named, and the ones that any of its routes can give. */
export function errorsAs(type: string, schema: TSchema) {
  const answers = (...statuses: readonly Status[]) =>
    Object.fromEntries(
      [...statuses, ...OF_ANY_ROUTE].map(status => [
        status,
        { description: texts[status], content: { [type]: { schema } } },
      ]),
    )
  return {
    reading: answers,
    writing: (...statuses: readonly Status[]) => answers(...statuses, ...OF_WRITING),
  }
}

/** The error answers of our own routes. */
export const { reading: problems, writing: writeProblems } = errorsAs('application/problem+json', Problem)
