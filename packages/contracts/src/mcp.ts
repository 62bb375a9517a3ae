import { Type } from 'typebox'
import { errorsAs } from './problem.ts'
import { defineRoute } from './route.ts'

const RpcId = Type.Unsafe<string | number | null>({ type: ['string', 'integer', 'null'] })
const JsonRpc = Type.Literal('2.0')

const RpcMessage = Type.Object(
  {
    jsonrpc: JsonRpc,
    id: Type.Optional(RpcId),
    method: Type.Optional(Type.String({ examples: ['tools/list'] })),
    params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  {
    'x-name': 'RpcMessage',
    description: 'A request or a notification of JSON-RPC 2.0.',
    examples: [{ jsonrpc: '2.0', id: 1, method: 'tools/list' }],
  },
)

const RpcResult = Type.Object(
  { jsonrpc: JsonRpc, id: RpcId, result: Type.Record(Type.String(), Type.Unknown()) },
  { 'x-name': 'RpcResult' },
)

const RpcError = Type.Object(
  {
    jsonrpc: JsonRpc,
    id: Type.Optional(RpcId),
    error: Type.Object({
      code: Type.Integer({ examples: [-32_601] }),
      message: Type.String(),
      data: Type.Optional(Type.Unknown()),
    }),
  },
  { 'x-name': 'RpcError' },
)

const json = (schema: object) => ({ 'application/json': { schema } })
const errors = errorsAs('application/json', RpcError)

/** The Model Context Protocol, as far as a document of HTTP can tell of it: one address for all of its messages. */
export const callMcp = defineRoute({
  method: 'POST',
  url: '/mcp',
  schema: {
    operationId: 'callMcp',
    summary: 'Speak the Model Context Protocol',
    description:
      'Streamable HTTP of the versions 2026-07-28, 2025-11-25 and 2025-06-18, without sessions. Offers tools for what the key may do: docs/clients/mcp.md has each with an example.',
    tags: ['MCP'],
    headers: Type.Object({
      'mcp-protocol-version': Type.Optional(
        Type.String({ description: 'Left out by a client that does not know yet.', examples: ['2026-07-28'] }),
      ),
      'mcp-method': Type.Optional(Type.String({ description: 'As in the body.', examples: ['tools/call'] })),
      'mcp-name': Type.Optional(Type.String({ description: 'As in the body.', examples: ['generate_image'] })),
    }),
    body: RpcMessage,
    response: {
      200: {
        description:
          'The result, or an error of a tool or of the protocol. As events where something is told meanwhile.',
        content: {
          ...json(Type.Union([RpcResult, RpcError])),
          'text/event-stream': { schema: Type.String({ description: 'Each `data` is a message of JSON-RPC.' }) },
        },
      },
      202: Type.Null({ description: 'A notification was taken.' }),
      ...errors.writing(404, 405, 406),
    },
  },
})
