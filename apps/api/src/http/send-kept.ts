import type { FastifyReply, FastifyRequest } from 'fastify'
import { matchesEtag } from './etag.ts'
import { sendRaw } from './send-raw.ts'
import type { KeptAnswer } from '../modules/images/gallery/kept-answers.ts'

/** Bytes; less than that is sent as it is. */
const COMPRESSED_FROM = 16 * 1024

/** Answers with JSON that is ready: compressed where it is worth it, and with nothing where the client has it already. */
export async function sendKept({ headers }: FastifyRequest, reply: FastifyReply, { bytes, etag, gzipped }: KeptAnswer) {
  const vary = [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', ')
  reply.headers({ etag, vary, 'cache-control': 'private, no-cache' })
  if (matchesEtag(headers['if-none-match'], etag)) return reply.code(304).send()
  const compressed = bytes.byteLength >= COMPRESSED_FROM && takesGzip(headers['accept-encoding'])
  if (compressed) reply.header('content-encoding', 'gzip')
  return sendRaw(reply, 'application/json; charset=utf-8', compressed ? await gzipped() : bytes)
}

const takesGzip = (accepted: string | string[] | undefined) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(accepted ?? ''))
