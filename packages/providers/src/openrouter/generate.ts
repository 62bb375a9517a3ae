import { withBilling } from '../net/billing.ts'
import { at, parseJson, type Json } from '../net/json.ts'
import { fromBase64, type OwnServer } from '../net/own-server.ts'
import { noJson, serverError } from '../net/server-errors.ts'
import { jsonBytesFor, toDataUrl } from '../pictures/base64.ts'
import { fitSize } from '../pictures/sizes.ts'
import type { EngineWork, ImageResult } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest, taskUnsupported } from '../port/manifest.ts'
import type { ImageRequest, InputImage } from '../port/request.ts'
import { sizeRuleOf, takes, writeSize } from './capabilities.ts'
import { errorIn, NAME } from './errors.ts'
import { manifestOf, type Listed, type Models } from './models.ts'

interface Options {
  readonly requireKey: () => void
  readonly timeoutMs: number
  readonly maxImageBytes: number
  readonly now: () => number
}

const SENT = 0.02
const MADE = 0.95

const picturesIn = (request: ImageRequest): readonly InputImage[] => {
  if (request.task === 'text-to-image') return []
  if (request.task !== 'image-to-image') throw taskUnsupported(request.model, request.task)
  const { image, references } = request.inputs
  return [...(image ? [image] : []), ...references]
}

const OPTION_NAMES = {
  quality: 'quality',
  background: 'background',
  outputFormat: 'output_format',
  outputCompression: 'output_compression',
} as const

const writeOptions = ({ options }: ImageRequest): Json =>
  Object.fromEntries(
    Object.entries(OPTION_NAMES).flatMap(([name, field]) => (name in options ? [[field, options[name]]] : [])),
  )

/** A request with those fields that the model takes, and no others. */
const writeRequest = (request: ImageRequest, { parameters }: Listed): Json => {
  const pictures = picturesIn(request)
  return {
    model: request.model,
    prompt: request.prompt,
    ...(takes(parameters, 'n') && { n: 1 }),
    ...writeSize(parameters, fitSize(sizeRuleOf(parameters), request)),
    ...(takes(parameters, 'seed') && { seed: request.seed }),
    ...writeOptions(request),
    ...(pictures.length > 0 && {
      input_references: pictures.map(picture => ({ type: 'image_url', image_url: { url: toDataUrl(picture) } })),
    }),
  }
}

const costOf = (json: unknown): Pick<ImageResult, 'cost'> => {
  const amount = at(json, 'usage', 'cost')
  return typeof amount === 'number' && amount >= 0 ? { cost: { amount, currency: 'USD' } } : {}
}

export const createGenerate = (
  { requireKey, timeoutMs, maxImageBytes, now }: Options,
  server: OwnServer,
  models: Models,
): EngineWork['generate'] => {
  const send = async (body: Json, model: string, signal: AbortSignal) => {
    try {
      return await server.ask({
        method: 'POST',
        path: '/images',
        body,
        signal,
        timeoutMs,
        maxBytes: jsonBytesFor(maxImageBytes),
        model,
      })
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw withBilling(error, false)
    }
  }

  return async (request, { signal, onProgress }) => {
    signal.throwIfAborted()
    requireKey()
    const listed = await models.entry(request.model, signal)
    if (!listed) throw serverError('provider.model_gone', { name: NAME, model: request.model })
    checkRequest({ name: listed.name, ...manifestOf(listed) }, request)
    onProgress?.(SENT)
    const answer = await send(writeRequest(request, listed), request.model, signal)
    const wrong = errorIn(answer, { model: request.model, now: now() })
    if (wrong) throw wrong
    const json = parseJson(answer.bytes)
    if (json === undefined) throw noJson(answer, { name: NAME })
    const bytes = fromBase64(at(json, 'data', 0, 'b64_json'), NAME)
    if (bytes.byteLength > maxImageBytes)
      throw new ProviderError('provider.bad_output', `${NAME} sent a picture that is larger than the studio takes.`, {
        suggestion: 'Ask for a smaller picture, or for a JPEG.',
      })
    onProgress?.(MADE)
    return { bytes, ...costOf(json), ...(answer.requestId !== undefined && { upstreamRequestId: answer.requestId }) }
  }
}
