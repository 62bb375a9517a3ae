import { requestMalformed } from '../../platform/common.errors.ts'
import type { AppError } from '../../platform/errors.ts'
import type { Dialect } from './dialect.ts'

/** JSON-RPC 2.0, 5.1: no JSON; an invalid request; what the server is at fault for. */
const PARSE_ERROR = -32_700
const INVALID_REQUEST = -32_600
const INTERNAL_ERROR = -32_603

/** What is refused before a message is read belongs to none, so its id is null (JSON-RPC 2.0, 5). */
export const MCP: Dialect = {
  name: 'mcp',
  prefix: '/mcp',
  scheme: 'Bearer',
  nullIsNothing: false,
  showError: (error, requestId) => ({
    status: error.status,
    type: 'application/json; charset=utf-8',
    body: {
      jsonrpc: '2.0',
      id: null,
      error: { code: rpcCodeOf(error), message: error.message, data: { code: error.code, requestId } },
    },
  }),
}

function rpcCodeOf({ status, code }: AppError): number {
  if (code === requestMalformed.code) return PARSE_ERROR
  return status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST
}
