import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Milliseconds that a client has to send the rest of a body that nobody reads any more. */
const DRAIN_MS = 30_000

/**
 * A request can be answered before its body was read, as a form with a file too many is. The rest of it stands before the
 * next request on the same connection, so it is read and dropped; a client that never comes to the end loses the connection.
 * (Node does this by itself only where nobody has begun to read.)
 */
export function dropUnreadBodies(app: FastifyInstance) {
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    // What has no body never ends, as nobody reads it.
    const isRead = raw.readableEnded || (raw.complete && raw.readableLength === 0)
    if (!isRead && !raw.destroyed) drop(raw)
    done()
  })
}

function drop(body: IncomingMessage): void {
  const overdue = setTimeout(() => body.socket.destroy(), DRAIN_MS).unref()
  body.once('close', () => clearTimeout(overdue)).once('end', () => clearTimeout(overdue))
  // A body that breaks off now concerns nobody.
  body.on('error', () => {})
  body.unpipe()
  body.resume()
}
