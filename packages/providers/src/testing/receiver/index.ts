import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as it came over the socket. */
export interface ReceivedMessage {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Milliseconds, by this machine. */
  readonly at: number
}

/** What the receiver does with a message; what it throws breaks the connection. */
export type Answer = (response: ServerResponse, message: ReceivedMessage, request: IncomingMessage) => void

/** Answers as most do. */
export const take: Answer = response => {
  response.writeHead(204).end()
}

export const answerWith =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body)
  }

/** Breaks the connection without an answer. */
export const reset: Answer = (_response, _message, request) => {
  request.socket.resetAndDestroy()
}

/** Answers nothing, for ever. */
export const hang: Answer = () => {}

/** Says that it took it, and then goes on talking without an end. */
export const talk: Answer = response => {
  response.writeHead(200, { 'content-type': 'text/plain' })
  const more = () => {
    while (response.write('still here '.repeat(1000)));
    response.once('drain', more)
  }
  more()
}

/** A program that is told of what happens, on a socket of its own. It takes everything until somebody says otherwise. */
export async function startReceiver({ port = 0 } = {}) {
  let answer: Answer = take
  const messages: ReceivedMessage[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    response.on('error', () => {})
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const message = { headers: request.headers, body: Buffer.concat(parts).toString('utf8'), at: performance.now() }
      messages.push(message)
      answer(response, message, request)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  // A server that listens on a port has an address with one.
  const { port: at } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${at}/hook`,
    port: at,
    /** Everything that came, in its order. */
    messages,
    /** What is done with each from now on. */
    set(next: Answer): void {
      answer = next
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>
