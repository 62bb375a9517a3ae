import type { IncomingHttpHeaders, ServerResponse } from 'node:http'

/** A request as it was received, and what became of it. */
export interface Received {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The JSON of the body, or undefined. */
  readonly body: unknown
  /** The body as it came. */
  readonly raw: Uint8Array
  /** What its path belongs to, e.g. `router`, `hub`, `file` or `endpoint`. */
  readonly kind: string
  /** The fault that answered it. */
  fault: string | undefined
  status: number | undefined
  /** The caller hung up before the answer was out. */
  aborted: boolean
}

/** One request being answered. */
export interface Exchange {
  readonly received: Received
  readonly url: URL
  readonly response: ServerResponse
  /** Runs later, unless the caller hangs up first. */
  readonly later: (ms: number, run: () => void) => void
}

export type Headers = Readonly<Record<string, string>>

export const sendBytes = (
  { response }: Exchange,
  status: number,
  bytes: Uint8Array,
  type: string,
  headers: Headers = {},
) => {
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.byteLength, ...headers }).end(bytes)
}

export const sendJson = (exchange: Exchange, status: number, body: unknown, headers: Headers = {}) =>
  sendBytes(exchange, status, Buffer.from(JSON.stringify(body)), 'application/json', headers)

export const sendText = (exchange: Exchange, status: number, text: string, type: string, headers: Headers = {}) =>
  sendBytes(exchange, status, Buffer.from(text), type, headers)

/** A field of a JSON body that nobody has looked at yet. */
export const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined

export const textField = (body: unknown, name: string): string | undefined => {
  const value = field(body, name)
  return typeof value === 'string' ? value : undefined
}

export const numberField = (body: unknown, name: string): number | undefined => {
  const value = field(body, name)
  return typeof value === 'number' ? value : undefined
}
