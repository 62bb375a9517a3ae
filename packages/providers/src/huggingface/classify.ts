import type { ProviderError, ProviderErrorCode } from '../port/errors.ts'
import type { Answer } from '../net/http.ts'
import { providerError } from './errors.ts'
import { at, messageOf, parseJson } from './json.ts'
import type { Target } from './target.ts'
import { retryHintMs } from './retry-hint.ts'
import { isFlagged } from './routes/common.ts'

const LOADING = /\bloading\b|warming up|cold start/i
const NOT_SERVED =
  /not supported by|unsupported model|not supported for|(model|provider)\b.{0,80}\b(not found|does not exist|no longer|is deprecated|not available|not deployed)/is
const MODERATED = /nsfw|safety (checker|filter|system)|moderat|content[ _]policy|flagged|sensitive content/i
const PERMISSION = /sufficient permission|inference providers/i
const GATED = /gated|restricted|authorized list|accept .{0,40}(conditions|terms|license)|awaiting a review/is
const MARKUP = /^\s*<(!doctype\s+html|html)/i

const REFUSALS = {
  401: 'provider.auth',
  402: 'provider.credits',
  404: 'provider.model_gone',
  410: 'provider.model_gone',
  413: 'provider.bad_request',
  429: 'provider.rate_limited',
} as const
const isRefusal = (status: number): status is keyof typeof REFUSALS => status in REFUSALS

const forbidden = (words: string): ProviderErrorCode =>
  !PERMISSION.test(words) && GATED.test(words) ? 'provider.gated' : 'provider.permission'

const badRequest = (words: string): ProviderErrorCode => {
  if (NOT_SERVED.test(words)) return 'provider.model_gone'
  return MODERATED.test(words) ? 'provider.moderated' : 'provider.bad_request'
}

const codeFor = (status: number, words: string, estimated: boolean): ProviderErrorCode => {
  if (isRefusal(status)) return REFUSALS[status]
  if (status === 403) return forbidden(words)
  if (status === 400 || status === 422) return badRequest(words)
  if (status === 503 && (estimated || LOADING.test(words))) return 'provider.loading'
  return status >= 500 || status === 408 || MARKUP.test(words) ? 'provider.unavailable' : 'provider.failed'
}

export interface ClassifyContext {
  readonly target: Target
  readonly now: number
  /** Taken out of what the upstream said, should it repeat it. */
  readonly token: string | undefined
  readonly defaultRetryAfterMs: number
  readonly maxRetryAfterMs: number
}

const wordsOf = ({ bytes }: Answer) =>
  messageOf(parseJson(bytes)) ?? Buffer.from(bytes.subarray(0, 2000)).toString('utf8')

const details = (answer: Answer, words: string, { token }: ClassifyContext) => ({
  upstreamMessage: `${answer.status}: ${token === undefined ? words : words.replaceAll(token, '[redacted]')}`,
  ...(answer.requestId === undefined ? {} : { upstreamRequestId: answer.requestId }),
})

const retryAfter = (code: ProviderErrorCode, answer: Answer, context: ClassifyContext) => {
  if (answer.status !== 429 && answer.status !== 503 && code !== 'provider.loading') return {}
  const waitMs = retryHintMs(answer, context.now) ?? context.defaultRetryAfterMs
  return { retryAfterMs: Math.round(Math.min(waitMs, context.maxRetryAfterMs)) }
}

/** An answer with an error status, as our error. */
export const classifyStatus = (answer: Answer, context: ClassifyContext): ProviderError => {
  const words = wordsOf(answer)
  const options = details(answer, words, context)
  if (answer.status >= 300 && answer.status < 400) {
    return providerError('provider.unavailable', context.target, {
      ...options,
      message: 'The answer points elsewhere, and the studio follows no redirects.',
    })
  }
  const code = codeFor(answer.status, words, at(parseJson(answer.bytes), 'estimated_time') !== undefined)
  return providerError(code, context.target, { ...options, ...retryAfter(code, answer, context) })
}

/** An answer with status 200 whose body tells of an error instead. */
export const classifyBody = (answer: Answer, context: ClassifyContext): ProviderError => {
  const json = parseJson(answer.bytes)
  // Where the answer is wrapped, the words outside say that the call went well.
  const words = messageOf(at(json, 'data')) ?? messageOf(json) ?? ''
  let code: ProviderErrorCode = 'provider.failed'
  if (isFlagged(json) || MODERATED.test(words)) code = 'provider.moderated'
  else if (LOADING.test(words)) code = 'provider.loading'
  else if (NOT_SERVED.test(words)) code = 'provider.model_gone'
  return providerError(code, context.target, {
    ...details(answer, words, context),
    ...retryAfter(code, answer, context),
  })
}

/** An answer with status 200 that should be an image and is text, markup or nothing. Undefined for bytes that may be one. */
export const classifyBytes = (answer: Answer, context: ClassifyContext): ProviderError | undefined => {
  const { bytes } = answer
  if (bytes.byteLength === 0)
    return providerError('provider.bad_output', context.target, {
      ...details(answer, '', context),
      message: 'The answer is empty: there is no image in it.',
    })
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // Every raster format has a byte below 0x09 in its head; text has none.
  if (/[\x00-\x08]/.test(head)) return undefined // oxlint-disable-line no-control-regex -- control bytes are what tells an image from text
  return providerError(
    MARKUP.test(head) ? 'provider.unavailable' : 'provider.bad_output',
    context.target,
    details(answer, head, context),
  )
}
