import { readPreview } from '../net/preview.ts'
import { withBilling } from '../net/billing.ts'
import { isSuccess, type Answer } from '../net/http.ts'
import { at, parseJson, textAt, type Json } from '../net/json.ts'
import { fromBase64 } from '../net/own-server.ts'
import { noJson, serverError } from '../net/server-errors.ts'
import { jsonBytesFor } from '../pictures/base64.ts'
import type { EngineWork, GenerateOptions, ImageResult } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest } from '../port/manifest.ts'
import type { ImageRequest } from '../port/request.ts'
import { beginWith } from './begin-with.ts'
import type { Connection, Connections } from './connections.ts'
import type { Download } from './download.ts'
import { errorInSuccess, errorOf } from './errors.ts'
import { createEventReader } from './events.ts'
import type { Models } from './models.ts'
import { manifestOf, type Target } from './profile.ts'
import { writeCall, type Written } from './write.ts'

interface Options {
  readonly timeoutMs: number
  readonly maxImageBytes: number
  readonly now: () => number
}

/** Told when the call is sent, and when its picture is there. */
const SENT = 0.02
const MADE = 0.95
/** 10^10 of them are a dollar (docs.x.ai, usage). */
const TICKS_PER_DOLLAR = 10_000_000_000

/** What came back: JSON, wherever it stood in the answer. */
interface Answered {
  readonly json: unknown
  readonly requestId: string | undefined
}

const costOf = (json: unknown): Pick<ImageResult, 'cost'> => {
  const ticks = at(json, 'usage', 'cost_in_usd_ticks')
  return typeof ticks === 'number' && ticks >= 0 ? { cost: { amount: ticks / TICKS_PER_DOLLAR, currency: 'USD' } } : {}
}

/** A stream of events, as the body that it would have been without one. */
const createStream = (previews: number, { onProgress, onPreview }: GenerateOptions) => {
  let finished: Json | undefined
  let failed: Json | undefined
  const reader = createEventReader(event => {
    const type = textAt(event, 'type') ?? ''
    if (type.endsWith('.completed')) finished = event
    else if (type === 'error' || event['error'] !== undefined) failed = event
    else if (type.endsWith('.partial_image')) {
      const index = Number(event['partial_image_index'] ?? 0)
      onProgress?.(Math.min(MADE - 0.05, ((Math.max(0, index) + 1) / (previews + 1)) * MADE))
      const preview = readPreview(textAt(event, 'b64_json'))
      if (preview) onPreview?.(preview)
    }
  })
  return {
    read: reader.read,
    /** Undefined where the stream ended before the picture. */
    body: (): unknown => {
      reader.end()
      return failed ?? (finished && { ...finished, data: [finished] })
    },
  }
}

export const createGenerate = (
  { timeoutMs, maxImageBytes, now }: Options,
  connections: Connections,
  models: Models,
  download: Download,
): EngineWork['generate'] => {
  const maxAnswerBytes = jsonBytesFor(maxImageBytes)

  const jsonOf = (answer: Answer, name: string): Answered => {
    const json = parseJson(answer.bytes)
    if (json === undefined) throw noJson(answer, { name })
    return { json, requestId: answer.requestId }
  }

  const send = async (
    written: Written,
    { api, name }: Connection,
    { id }: Target,
    options: GenerateOptions,
    previews: number,
  ): Promise<Answered> => {
    const stream = previews > 0 ? createStream(previews, options) : undefined
    const answer = await api.ask({
      method: 'POST',
      path: written.path,
      ...(written.body && { body: written.body }),
      ...(written.form && { form: written.form }),
      ...(stream && { onEvents: stream.read, headers: { accept: 'text/event-stream, application/json' } }),
      signal: options.signal,
      timeoutMs,
      maxBytes: maxAnswerBytes * (previews + 1),
      model: id,
    })
    if (!isSuccess(answer)) throw errorOf(answer, { name, model: id, now: now() })
    // A server that knows no streams answers as it always does.
    if (!stream || answer.bytes.byteLength > 0) return jsonOf(answer, name)
    const json = stream.body()
    if (json !== undefined) return { json, requestId: answer.requestId }
    throw serverError(
      'provider.unavailable',
      { name },
      {
        message: `${name} broke off before the picture was done.`,
        mayBeBilled: true,
        ...(answer.requestId !== undefined && { upstreamRequestId: answer.requestId }),
      },
    )
  }

  const bytesOf = async (
    { json, requestId }: Answered,
    { name, api }: Connection,
    { id }: Target,
    signal: AbortSignal,
  ) => {
    const wrong = errorInSuccess(json, { name, model: id, now: now() }, requestId)
    if (wrong) throw wrong
    const picture = at(json, 'data', 0)
    if (at(picture, 'respect_moderation') === false) throw serverError('provider.moderated', { name })
    const url = textAt(picture, 'url')
    const base64 = textAt(picture, 'b64_json') ?? (url?.startsWith('data:') ? url : undefined)
    if (base64 !== undefined || url === undefined) return fromBase64(base64, name)
    return download.get({ url, name, api, signal, timeoutMs })
  }

  const render = async (asked: ImageRequest, connection: Connection, target: Target, options: GenerateOptions) => {
    const { signal, onProgress, onPreview } = options
    const previews = target.profile.streams && onPreview ? (connection.settings.previews ?? 1) : 0
    const { request, finish } = await beginWith(asked, target)
    const written = await writeCall(request, target, previews > 0 ? { stream: true, partial_images: previews } : {})
    signal.throwIfAborted()
    onProgress?.(SENT)
    const answered = await send(written, connection, target, options, previews)
    const bytes = await bytesOf(answered, connection, target, signal)
    if (bytes.byteLength > maxImageBytes)
      throw new ProviderError(
        'provider.bad_output',
        `${connection.name} made a picture that is larger than the studio takes.`,
        {
          suggestion: 'Ask for a smaller picture, or for a JPEG.',
        },
      )
    onProgress?.(MADE)
    const { json, requestId } = answered
    return {
      bytes: await finish(bytes),
      ...costOf(json),
      ...(requestId !== undefined && { upstreamRequestId: requestId }),
    }
  }

  return async (request, options) => {
    const { signal } = options
    signal.throwIfAborted()
    const connection = connections.current()
    const target = await models.target(connection, request.model, signal)
    if (!target) throw serverError('provider.model_gone', { name: connection.name, model: request.model })
    checkRequest({ name: request.model, ...manifestOf(target) }, request)
    try {
      return await render(request, connection, target, options)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw withBilling(error, target.dialect.isFree)
    }
  }
}
