import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { shuttingDown } from '../platform/common.errors.ts'
import { isAnswer, type Answer, type BytesAnswer } from '../platform/operations/answer.ts'
import type { Operation } from '../platform/operations/operation.ts'
import { matchesEtag } from './etag.ts'
import { ASK_AGAIN, attachment, FOR_GOOD, sendFile } from './send-file.ts'
import { sendJson, sendReady } from './send-ready.ts'
import { sendRaw } from './send-raw.ts'

interface Finished {
  readonly operation: Operation
  readonly input: never
  readonly result: never
  /** nginx's address of the storage, where it sends files for the studio. */
  readonly accelRedirect: string | null
}

/** Tells over HTTP what came of an operation. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, input, result, accelRedirect }: Finished,
) {
  if (isAnswer(result)) return sendSpecial(request, reply, result, accelRedirect)
  const { contract, http } = operation
  if (http.headers) reply.headers(http.headers(result))
  if (http.location) reply.header('location', http.location(result))
  if (http.filename !== undefined) reply.header('content-disposition', attachment(http.filename))
  const { waitMs } = input as { waitMs?: number }
  if (waitMs !== undefined) reply.header('preference-applied', `wait=${waitMs / 1000}`)
  const body: unknown = http.body ? http.body(result) : (result ?? null)
  reply.code(http.status?.(result, input) ?? successOf(contract.schema.response))
  return typeof body === 'object' && body !== null ? sendJson(request, reply, body) : reply.send(body)
}

/** The first success that a contract promises; integer keys of an object come in their order. */
const successOf = (response: Readonly<Record<number, unknown>>) =>
  Object.keys(response)
    .map(Number)
    .find(status => status < 300) ?? 200

function sendSpecial(request: FastifyRequest, reply: FastifyReply, answer: Answer, accelRedirect: string | null) {
  switch (answer.answer) {
    case 'file':
      return sendFile(request, reply, answer, accelRedirect)
    case 'bytes':
      return sendBytes(request, reply, answer)
    case 'stream':
      reply.header('content-disposition', attachment(answer.downloadAs))
      return sendRaw(reply, answer.mimeType, Readable.fromWeb(answer.stream))
    case 'ready':
      return sendReady(request, reply, answer.json)
    case 'abandoned':
      // Nobody is there to be answered, unless it is the studio that gave up.
      if (!reply.raw.destroyed) throw shuttingDown()
      return reply.hijack()
    default:
      throw new Error('a contract that does not produce events was answered with some')
  }
}

function sendBytes(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { mimeType, bytes, etag, downloadAs, isForGood = false, isForAnyPage = false }: BytesAnswer,
) {
  reply.headers({
    'cache-control': isForGood ? FOR_GOOD : ASK_AGAIN,
    'x-content-type-options': 'nosniff',
    ...(etag !== undefined && { etag }),
    ...(isForAnyPage && { 'cross-origin-resource-policy': 'cross-origin' }),
    ...(downloadAs !== undefined && { 'content-disposition': attachment(downloadAs) }),
  })
  if (etag !== undefined && matchesEtag(headers['if-none-match'], etag)) return reply.code(304).send()
  return sendRaw(reply, mimeType, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
