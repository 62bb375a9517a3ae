import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The request as the libraries of the web know it; its body was read and is handed over beside it. */
export function toWebRequest({ method, headers, url }: FastifyRequest, signal: AbortSignal): Request {
  const told = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of [value].flat()) if (one !== undefined && !name.startsWith(':')) told.append(name, one)
  // Only its path and headers are looked at: under which name it was asked for was judged before.
  return new Request(new URL(url, 'http://studio'), { method, headers: told, signal })
}

/** Answers with it. Proxies like nginx hold events back unless told not to. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: Response) {
  reply.code(status).headers({ ...Object.fromEntries(headers), 'cache-control': 'no-store' })
  if (headers.get('content-type')?.startsWith('text/event-stream')) reply.header('x-accel-buffering', 'no')
  return reply.send(body === null ? undefined : Readable.fromWeb(body))
}
