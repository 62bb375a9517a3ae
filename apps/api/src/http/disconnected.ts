import type { FastifyReply } from 'fastify'

/** Aborts when whoever waits for the answer has gone. (`request.signal` aborts once the body is read.) */
export function disconnected(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
