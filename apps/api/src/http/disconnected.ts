import type { FastifyReply } from 'fastify'

/** Aborts when whoever waits for the answer has gone, or had gone already. (`request.signal` aborts once the body is read.) */
export function disconnected({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  if (raw.destroyed) return AbortSignal.abort()
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  return gone.signal
}
