import { Type, type Static } from 'typebox'

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
  507: 'The disk is full.',
} as const

const answer = (status: keyof typeof texts) => ({
  description: texts[status],
  content: { 'application/problem+json': { schema: Problem } },
})

/** The error answers of a route that changes something: whatever is sent along is read, and the disk may be full. */
export const writeProblems = (...statuses: (keyof typeof texts)[]) => problems(...statuses, 413, 415, 507)

const OF_ANY_ROUTE = [400, 401, 403, 408, 417, 431, 500, 503] as const

/** The error answers of a route: those named, and the ones that any route can give. */
export const problems = (...statuses: (keyof typeof texts)[]) =>
  Object.fromEntries([...statuses, ...OF_ANY_ROUTE].map(status => [status, answer(status)]))
