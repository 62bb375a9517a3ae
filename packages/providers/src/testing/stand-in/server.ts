import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Exchange, Received } from '../upstream/exchange.ts'
import { createLog } from '../upstream/log.ts'

export interface StandInOptions {
  /** A free one when left out. */
  readonly port?: number | undefined
  /** What a path belongs to, as `received.kind`. */
  readonly kindOf: (path: string) => string
  readonly answer: (exchange: Exchange) => Promise<void> | void
  /** Where the protocol has a WebSocket. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk) // a request without an encoding gives buffers
  return Buffer.concat(chunks)
}

const toJson = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Timers of an answer end when its caller hangs up. */
const createExchange = (received: Received, url: URL, response: ServerResponse): Exchange => {
  const timers = new Set<NodeJS.Timeout>()
  response.on('close', () => {
    for (const timer of timers) clearTimeout(timer)
  })
  return {
    received,
    url,
    response,
    later: (ms, run) => {
      if (!response.closed) timers.add(setTimeout(run, ms))
    },
  }
}

const listen = (server: ReturnType<typeof createServer>, port: number) =>
  new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '')
    })
  })

/** A server on this machine that takes somebody's place: real sockets, and a log of all that it was asked. */
export const startStandIn = async ({ port = 0, kindOf, answer, upgrade }: StandInOptions) => {
  const log = createLog()
  let url = ''

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const target = new URL(request.url ?? '/', url)
    const raw = await readAll(request)
    const received: Received = {
      method: request.method ?? '',
      path: target.pathname + target.search,
      headers: request.headers,
      body: toJson(raw),
      raw,
      kind: kindOf(target.pathname),
      fault: undefined,
      status: undefined,
      aborted: false,
    }
    log.requests.push(received)
    response.on('close', () => {
      received.status = response.headersSent ? response.statusCode : undefined
      // resetAndDestroy() is the stand-in's own doing; everything else that ends early is the caller's.
      received.aborted = !response.writableFinished && !received.fault?.startsWith('reset-')
      log.changed()
    })
    await answer(createExchange(received, target, response))
    log.changed()
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => {
      response.destroy()
    })
  })
  const sockets = new Set<Duplex>()
  if (upgrade)
    server.on('upgrade', (request, socket, head) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      upgrade(request, socket, head)
    })
  url = await listen(server, port)

  return {
    url,
    /** Everything that was received, in order. */
    requests: log.requests,
    /** Waits until a request is as told, e.g. aborted. */
    until: log.until,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
        for (const socket of sockets) socket.destroy()
      }),
  }
}
