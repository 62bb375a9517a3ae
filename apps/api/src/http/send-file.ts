import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseByteRange } from './byte-range.ts'
import { matchesEtag } from './etag.ts'
import { rangeNotSatisfiable } from '../platform/common.errors.ts'
import type { FileAnswer } from '../platform/operations/answer.ts'

/** Seconds. What an image's address shows never changes. */
const ONE_YEAR = 31_536_000

/** Answers with a file: validators, ranges, and headers that keep a browser from guessing. None of them is on an error. */
export async function sendFile(
  { method, headers: asked }: FastifyRequest,
  reply: FastifyReply,
  { file, downloadAs }: FileAnswer,
) {
  const headers = {
    etag: file.etag,
    'cache-control': `private, max-age=${ONE_YEAR}, immutable`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    ...(downloadAs !== undefined && { 'content-disposition': `attachment; filename="${downloadAs}"` }),
  }
  if (matchesEtag(asked['if-none-match'], file.etag)) return reply.code(304).headers(headers).send()

  const ifRange = asked['if-range']
  // RFC 9110, 14.2: a range is for GET only.
  const range =
    method !== 'GET' || (ifRange !== undefined && ifRange !== file.etag)
      ? undefined
      : parseByteRange(asked.range, file.sizeBytes)
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${file.sizeBytes}`)
    throw rangeNotSatisfiable(file.sizeBytes)
  }
  // Fastify puts a length of 0 on a HEAD without a body, and leaves ours alone with a stream.
  const body =
    method === 'HEAD' ? Readable.from([]) : await file.read(range, giveBack => void reply.raw.once('finish', giveBack))
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`)
  return reply
    .headers(headers)
    .header('content-length', range ? range.end - range.start + 1 : file.sizeBytes)
    .type(file.mimeType)
    .send(body)
}
