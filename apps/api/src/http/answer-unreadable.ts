import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { expectationFailed, headersTooLarge, requestMalformed, requestTimedOut } from '../platform/common.errors.ts'
import type { AppError } from '../platform/errors.ts'
import { toProblem } from './problem-document.ts'

/** What Node cannot read as HTTP: there is neither request nor reply. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return
  const { status, headers, body } = bareAnswer(refusalOf(error))
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** A request that expects what no server does: Node would answer by itself, without a word. */
export const refuseExpectations = (server: Server) =>
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = bareAnswer(expectationFailed())
    response.writeHead(status, headers).end(body)
  })

function refusalOf({ code }: NodeJS.ErrnoException): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge()
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? requestTimedOut() : requestMalformed('request')
}

/** Whole, since nothing else sees to it: no hook of ours runs. */
function bareAnswer(told: AppError) {
  const requestId = randomUUID()
  const body = JSON.stringify(toProblem(told, requestId))
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    connection: 'close',
  }
  return { status: told.status, headers, body }
}
