import type { Dispatcher, FormData } from 'undici'
import { CallFailure, codeOf } from './failure.ts'
import { loadUndici } from './undici.ts'
import { outlast } from './waits.ts'

export interface Call {
  readonly url: URL
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | FormData
  readonly signal: AbortSignal
  /**
   * Milliseconds that it may go on after the signal was aborted, once it was sent: of a call that begins a job elsewhere, whose
   * name only its answer tells.
   */
  readonly outlastsMs?: number
  /** Longest body that is taken, in bytes. */
  readonly maxBytes: number
  /** For the whole call, from connecting to the last byte. */
  readonly timeoutMs: number
  /** Where the answer is a stream of events: given each piece as it comes, and the answer then has no bytes. */
  readonly onEvents?: ((piece: Uint8Array) => void) | undefined
  /** Only the beginning of the body is of interest, up to `maxBytes`, and none where it breaks off or is compressed. */
  readonly isExcerpt?: boolean
}

export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly requestId: string | undefined
}

export const isSuccess = ({ status }: Answer) => status >= 200 && status <= 299

export interface HttpOptions {
  /** Longest silence while a body arrives. */
  readonly bodyTimeoutMs: number
}

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

const flatten = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  )

const requestIdOf = (headers: Readonly<Record<string, string>>) =>
  (headers['x-request-id'] ?? headers['x-amzn-trace-id'] ?? headers['x-amz-cf-id'])
    ?.replaceAll(/[^\x21-\x7E ]/g, '')
    .slice(0, 200)

/** The failure at the root of what undici threw: our own one where the guard refused, else by what had arrived. */
const toFailure = (error: unknown, kind: 'connection' | 'broken', requestId?: string): CallFailure => {
  if (error instanceof CallFailure) return error
  const code = codeOf(error)
  const message = code ?? 'The connection failed.'
  // A garbled head is an answer that began: calling again could be charged twice.
  if (code?.startsWith('HPE_')) return new CallFailure('broken', message, { cause: error })
  return new CallFailure(code !== undefined && TIMEOUTS.has(code) ? 'timeout' : kind, message, {
    cause: error,
    requestId,
  })
}

/** Of the body of an error this much is read: enough for its words. */
const ERROR_BYTES = 64 * 1024

type Body = Dispatcher.ResponseData['body']

/** Of a body that does not say how long it is. */
const FIRST_BYTES = 64 * 1024

/**
 * Reads a body until it is over, or longer than the cap, into one place: pieces that are joined in the end are twice the
 * memory. Leaving the loop early closes the connection.
 */
const readUpTo = async (body: Body, maxBytes: number, expectedBytes = FIRST_BYTES) => {
  let place = Buffer.allocUnsafeSlow(Math.min(expectedBytes, maxBytes))
  let size = 0
  // undici types the chunks of a body as `any`; the fault tests read real ones.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    if (size + chunk.byteLength > place.byteLength) place = enlarged(place, size + chunk.byteLength)
    place.set(chunk, size)
    size += chunk.byteLength
    if (size > maxBytes) break
  }
  return place.subarray(0, size)
}

const enlarged = (place: Buffer, neededBytes: number) => {
  const larger = Buffer.allocUnsafeSlow(Math.max(neededBytes, 2 * place.byteLength))
  place.copy(larger)
  return larger
}

/** Hands over a body piece by piece, up to the cap. */
const passOn = async (body: Body, maxBytes: number, give: (piece: Uint8Array) => void) => {
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw new CallFailure('too_large', `The events are longer than ${maxBytes} bytes.`)
    give(chunk)
  }
  return new Uint8Array()
}

const discard = (body: Body) => {
  body.on('error', () => {}) // destroying an unread body makes it emit one
  body.destroy()
}

/** The bytes of an answer; what must not be read is thrown, with the connection closed. */
const readBody = async (
  body: Body,
  { status, headers, requestId }: Omit<Answer, 'bytes'>,
  { maxBytes, onEvents, isExcerpt }: Pick<Call, 'maxBytes' | 'onEvents' | 'isExcerpt'>,
): Promise<Uint8Array> => {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    discard(body)
    if (status >= 300 || isExcerpt) return new Uint8Array() // the status tells enough
    throw new CallFailure('compressed', `The body is compressed (${encoding.slice(0, 40)}).`, { requestId })
  }
  if (isExcerpt)
    return readUpTo(body, maxBytes).then(
      bytes => bytes.subarray(0, maxBytes),
      () => new Uint8Array(),
    )
  if (status >= 300) return readUpTo(body, ERROR_BYTES).catch(() => new Uint8Array())
  if (onEvents && headers['content-type']?.startsWith('text/event-stream'))
    return passOn(body, maxBytes, onEvents).catch((error: unknown) => {
      throw toFailure(error, 'broken', requestId)
    })
  const tooLarge = new CallFailure('too_large', `The body is longer than ${maxBytes} bytes.`, { requestId })
  const expectedBytes = Number(headers['content-length'] ?? Number.NaN)
  if (expectedBytes > maxBytes) {
    discard(body)
    throw tooLarge
  }
  const bytes = await readUpTo(body, maxBytes, expectedBytes || undefined).catch((error: unknown) => {
    throw toFailure(error, 'broken', requestId)
  })
  if (bytes.byteLength > maxBytes) throw tooLarge
  return bytes
}

/**
 * One HTTP call: no redirect is followed, nothing is decompressed, every call has a deadline and a cap.
 * Any status is an answer. Throws a `CallFailure`, or the signal's reason when that was aborted.
 */
export const createHttp = (options: HttpOptions) => {
  const exchange = async (call: Call, dispatcher: Dispatcher, signal: AbortSignal): Promise<Answer> => {
    const {
      statusCode: status,
      headers: raw,
      body,
    } = await loadUndici()
      .request(call.url, {
        dispatcher,
        method: call.method,
        headers: call.headers,
        body: call.body ?? null,
        signal,
        headersTimeout: call.timeoutMs,
        // Between two events there may be silence for as long as a picture takes.
        bodyTimeout: call.onEvents ? call.timeoutMs : options.bodyTimeoutMs,
      })
      .catch((error: unknown) => {
        throw toFailure(error, 'connection')
      })
    const headers = flatten(raw)
    const head = { status, headers, requestId: requestIdOf(headers) }
    return { ...head, bytes: await readBody(body, head, call) }
  }

  const send = async (call: Call, dispatcher: Dispatcher): Promise<Answer> => {
    call.signal.throwIfAborted()
    const deadline = AbortSignal.timeout(call.timeoutMs)
    const stop = outlast(call.signal, call.outlastsMs)
    try {
      return await exchange(call, dispatcher, AbortSignal.any([stop.signal, deadline]))
    } catch (error) {
      if (call.signal.aborted) throw call.signal.reason
      if (deadline.aborted)
        throw new CallFailure('timeout', `No whole answer within ${call.timeoutMs} ms.`, { cause: error })
      throw error
    } finally {
      stop.forget()
    }
  }

  return { send }
}
