import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { takes, varyByEncoding } from './accept-encoding.ts'
import { dialectAt } from './dialects/index.ts'
import { matchesEtag } from './etag.ts'
import { sendRaw } from './send-raw.ts'
import type { ReadyJson } from '../platform/operations/answer.ts'

/** Bytes, or characters; less than that is sent as it is. */
const COMPRESSED_FROM = 16 * 1024
/** Characters; to compress more would keep the event loop from all else. */
const COMPRESSED_TO = 512 * 1024
const JSON_TYPE = 'application/json; charset=utf-8'

/** Answers with JSON that is ready: compressed where it is worth it, and with nothing where the client has it already. */
export function sendReady(request: FastifyRequest, reply: FastifyReply, { bytes, etag, gzipped }: ReadyJson) {
  if (etag === undefined) return sendRaw(reply, JSON_TYPE, bytes)
  reply.headers({ etag, vary: varyByEncoding(reply), 'cache-control': 'private, no-cache' })
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const compressed = gzipped !== undefined && bytes.byteLength >= COMPRESSED_FROM && takes(request, 'gzip')
  if (compressed) reply.header('content-encoding', 'gzip')
  return sendRaw(reply, JSON_TYPE, compressed ? gzipped() : bytes)
}

/**
 * Answers with JSON that is made for this one: compressed at once where it is worth it, a millisecond for 100 kB. The APIs of other
 * programs have pictures in theirs, which would be no smaller.
 */
export function sendJson(request: FastifyRequest, reply: FastifyReply, body: object) {
  const text = JSON.stringify(body)
  const isWorthIt = text.length >= COMPRESSED_FROM && text.length <= COMPRESSED_TO && !dialectAt(request.url)
  if (!isWorthIt) return sendRaw(reply, JSON_TYPE, text)
  reply.header('vary', varyByEncoding(reply))
  if (!takes(request, 'gzip')) return sendRaw(reply, JSON_TYPE, text)
  return sendRaw(reply.header('content-encoding', 'gzip'), JSON_TYPE, gzipSync(text))
}
