import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseByteRange } from './byte-range.ts'
import { matchesEtag } from './etag.ts'
import { rangeNotSatisfiable } from '../platform/common.errors.ts'
import type { FileAnswer, ServedFile } from '../platform/operations/answer.ts'

/** For what an address will always show: a year, in seconds. */
export const FOR_GOOD = 'private, max-age=31536000, immutable'

/** For what may be another the next time: asked for again, and sent only where it is another. */
export const ASK_AGAIN = 'private, no-cache'

export const attachment = (name: string) => `attachment; filename="${name}"`

/** Answers with a file: validators, ranges, and headers that keep a browser from guessing. None of them is on an error. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, downloadAs }: FileAnswer,
  accelRedirect: string | null = null,
) {
  const { method, headers: asked } = request
  const headers = {
    etag: file.etag,
    'cache-control': file.mayChange ? ASK_AGAIN : FOR_GOOD,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    ...(downloadAs !== undefined && { 'content-disposition': attachment(downloadAs) }),
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
  if (accelRedirect !== null && file.storageKey !== undefined && cameThroughProxy(request)) {
    await file.requireSound?.()
    return handOver(reply, { file, address: accelRedirect + file.storageKey, downloadAs })
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

/** Behind a proxy that TRUST_PROXY knows there are two addresses at least. Whoever asks the studio itself cannot pretend it. */
const cameThroughProxy = ({ ips = [] }: FastifyRequest) => ips.length > 1

interface HandedOver {
  readonly file: ServedFile
  /** In nginx, where only the studio can send somebody. */
  readonly address: string
  readonly downloadAs: string | undefined
}

/** Leaves the bytes, caching and ranges to nginx (docker/nginx/stored.conf), which takes the other headers along. */
const handOver = (reply: FastifyReply, { file: { etag, mimeType }, address, downloadAs }: HandedOver) =>
  reply
    .type(mimeType)
    .headers({ etag, 'x-accel-redirect': address })
    .headers(downloadAs === undefined ? {} : { 'content-disposition': attachment(downloadAs) })
    .send('')
