import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Answers in the place of the studio; `forward` lets the request through and loses the answer where it is told to. */
export type Instead = (asked: IncomingMessage, response: ServerResponse, forward: () => void) => void

/** Stands between a client and a studio, and can answer instead of it, or cut every line. */
export async function openGate(target: string) {
  const sockets = new Set<Socket>()
  const instead: { readonly path: RegExp; readonly answer: Instead }[] = []
  const asked: { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] }[] = []

  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '/'
    asked.push({ method: incoming.method ?? 'GET', path, headers: incoming.headers })
    const { hostname, port } = new URL(target)
    const { method, headers } = incoming
    const forward = () =>
      void incoming.pipe(
        request({ hostname, port, path, ...(method && { method }), headers }, answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          response.flushHeaders()
          answer.pipe(response)
        }).on('error', () => response.destroy()),
      )
    const place = instead.findIndex(one => one.path.test(path))
    if (place < 0) forward()
    else instead.splice(place, 1)[0]?.answer(incoming, response, forward)
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    /** The next request whose path fits is answered so; several wait in line. */
    answerNext: (path: RegExp, answer: Instead) => void instead.push({ path, answer }),
    cut,
  }
}

export const problem = (response: ServerResponse, status: number, headers: Record<string, string> = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
    .end(JSON.stringify({ status, code: 'test.refused', detail: 'Not now.', requestId: 'r-1' }))
