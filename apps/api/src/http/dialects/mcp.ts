import type { Dialect } from './dialect.ts'

/** JSON-RPC 2.0, 5.1: an invalid request; what the server is at fault for. */
const INVALID_REQUEST = -32_600
const INTERNAL_ERROR = -32_603

/** What is refused before a message is read belongs to none, so its id is null (JSON-RPC 2.0, 5). */
export const MCP: Dialect = {
  name: 'mcp',
  prefix: '/mcp',
  scheme: 'Bearer',
  nullIsNothing: false,
  showError: ({ status, code, message }, requestId) => ({
    status,
    type: 'application/json; charset=utf-8',
    body: {
      jsonrpc: '2.0',
      id: null,
      error: { code: status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST, message, data: { code, requestId } },
    },
  }),
}
