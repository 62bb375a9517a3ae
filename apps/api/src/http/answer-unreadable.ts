import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { expectationFailed, headersTooLarge, requestMalformed, requestTimedOut } from '../platform/common.errors.ts'
import type { AppError } from '../platform/errors.ts'
import { showErrorAt } from './dialects/index.ts'
import { reasonPhraseOf } from './reason-phrase.ts'

/** As Node's parser tells of it. */
interface Unreadable extends NodeJS.ErrnoException {
  /** What it was reading when it stopped. */
  readonly rawPacket?: unknown
}

/** Bytes in which a request line is looked for. */
const FIRST_LINE = 2000

/** Where the request line is in what was read last, its address: nothing else of the request is known. */
const urlIn = ({ rawPacket }: Unreadable): string | undefined =>
  Buffer.isBuffer(rawPacket)
    ? /^[A-Z]+ (\S+) HTTP\//.exec(rawPacket.subarray(0, FIRST_LINE).toString('latin1'))?.[1]
    : undefined

/** What Node cannot read as HTTP: there is neither request nor reply. */
export function answerUnreadable(error: Unreadable, socket: Socket): void {
  if (!socket.writable) return
  const { status, headers, body } = bareAnswer(refusalOf(error), urlIn(error))
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${reasonPhraseOf(status)}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** A request that expects what no server does: Node would answer by itself, without a word. */
export const refuseExpectations = (server: Server) =>
  server.on('checkExpectation', ({ url }: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = bareAnswer(expectationFailed(), url)
    response.writeHead(status, headers).end(body)
  })

function refusalOf({ code }: Unreadable): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge()
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? requestTimedOut() : requestMalformed('request')
}

/** Whole, since nothing else sees to it: no hook of ours runs. */
function bareAnswer(told: AppError, url: string | undefined) {
  const requestId = randomUUID()
  const shown = showErrorAt(url, told, requestId)
  const body = JSON.stringify(shown.body)
  const headers = {
    ...shown.headers,
    'content-type': shown.type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    connection: 'close',
  }
  return { status: shown.status, headers, body }
}
