import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Stands before a server until the test ends, and answers with the URL that leads through it. What passes between the two ends of
 * a connection is for `join` to say.
 */
export async function openProxy(target: URL, join: (client: Socket, upstream: Socket) => void): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname)
    sockets.push(client, upstream)
    join(client, upstream)
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const url = new URL(target)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  return url.href
}
