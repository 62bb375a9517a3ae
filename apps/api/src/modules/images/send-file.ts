import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseByteRange } from '../../shared/byte-range.ts'
import { rangeNotSatisfiable } from './images.errors.ts'
import type { ServedFile } from './images.files.ts'

/** Seconds. What an image's address shows never changes. */
const ONE_YEAR = 31_536_000

interface SendOptions {
  readonly file: ServedFile
  /** Offered as a download under this name; shown in the page where there is none. */
  readonly downloadAs?: string | undefined
}

/** Answers with a file: validators, ranges, and headers that keep a browser from guessing. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, { file, downloadAs }: SendOptions) {
  reply.headers({
    'etag': file.etag,
    'cache-control': `private, max-age=${ONE_YEAR}, immutable`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    ...downloadAs !== undefined && { 'content-disposition': `attachment; filename="${downloadAs}"` },
  })
  if (matches(request.headers['if-none-match'], file.etag)) return reply.code(304).send()

  const ifRange = request.headers['if-range']
  const range = ifRange !== undefined && ifRange !== file.etag ? undefined : parseByteRange(request.headers.range, file.sizeBytes)
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${file.sizeBytes}`)
    throw rangeNotSatisfiable(file.sizeBytes)
  }
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`)
  reply.header('content-length', range ? range.end - range.start + 1 : file.sizeBytes)
  return reply.type(file.mimeType).send(request.method === 'HEAD' ? undefined : await file.read(range))
}

const matches = (ifNoneMatch: string | undefined, etag: string) =>
  ifNoneMatch !== undefined && (ifNoneMatch === '*' || ifNoneMatch.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))
