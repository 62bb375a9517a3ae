import type { ProviderError, ProviderErrorCode } from '../port/errors.ts'
import type { Answer } from '../net/http.ts'
import { providerError } from './errors.ts'
import { at, messageOf, parseJson, textAt } from './json.ts'
import { nameOf, type Target } from './target.ts'
import { reasonOfAccount, saysNoPayAsYouGo, saysTaskLost } from './reasons.ts'
import { retryHintMs } from './retry-hint.ts'
import { isFlagged } from './routes/common.ts'

const LOADING = /\bloading\b|warming up|cold start/i
const NOT_SERVED =
  /not supported by|unsupported model|not supported for|(model|provider)\b.{0,80}\b(not found|does not exist|no longer|is deprecated|not available|not deployed)/is
const MODERATED = /nsfw|safety (checker|filter|system)|moderat|content[ _]policy|flagged|sensitive content/i
const PERMISSION = /sufficient permission|inference providers/i
const GATED = /gated|restricted|authorized list|accept .{0,40}(conditions|terms|license)|awaiting a review/is
/** A byte order mark, a declaration and comments may stand in front. */
const MARKUP =
  /^(?:\uFEFF|ï»¿)?\s*(?:(?:<\?xml[^>]*>|<!--(?:(?!-->)[^])*-->)\s*)*<(?:!doctype\s+html|html|head|body|title|script|meta)\b/i

const REFUSALS = {
  401: 'provider.auth',
  402: 'provider.credits',
  404: 'provider.model_gone',
  410: 'provider.model_gone',
  413: 'provider.bad_request',
  429: 'provider.rate_limited',
} as const
/** What passes by itself: only of these does a wait make sense. */
export const PASSING: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.rate_limited',
  'provider.loading',
  'provider.unavailable',
])

const isRefusal = (status: number): status is keyof typeof REFUSALS => status in REFUSALS

const forbidden = (words: string): ProviderErrorCode =>
  !PERMISSION.test(words) && GATED.test(words) ? 'provider.gated' : 'provider.permission'

const badRequest = (words: string): ProviderErrorCode => {
  if (NOT_SERVED.test(words)) return 'provider.model_gone'
  return MODERATED.test(words) ? 'provider.moderated' : 'provider.bad_request'
}

/** A web page tells of whatever stands before the service, and nothing of a token. */
const isPageInTheWay = (status: number, words: string) => status >= 400 && status < 404 && MARKUP.test(words)

const codeFor = (status: number, words: string, estimated: boolean): ProviderErrorCode => {
  if (isPageInTheWay(status, words)) return 'provider.unavailable'
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
  /** Was the answer one to a question about a job that is under way? */
  readonly isPoll?: boolean
}

const NO_PAY_AS_YOU_GO = {
  message: 'Pay as you go is not enabled for this Hugging Face account, and its included credits do not cover this.',
}

/** What is truer than the code's own sentence. */
const sentence = (code: ProviderErrorCode, words: string) =>
  code === 'provider.credits' && saysNoPayAsYouGo(words) ? NO_PAY_AS_YOU_GO : {}

const wordsOf = ({ bytes }: Answer) =>
  messageOf(parseJson(bytes)) ?? Buffer.from(bytes.subarray(0, 2000)).toString('utf8')

const details = (answer: Answer, words: string, { token }: ClassifyContext) => ({
  upstreamMessage: `${answer.status}: ${token === undefined ? words : words.replaceAll(token, '[redacted]')}`,
  ...(answer.requestId === undefined ? {} : { upstreamRequestId: answer.requestId }),
})

const retryAfter = (code: ProviderErrorCode, answer: Answer, context: ClassifyContext) => {
  if (!PASSING.has(code) || (answer.status !== 429 && answer.status !== 503)) return {}
  const waitMs = retryHintMs(answer, context.now) ?? context.defaultRetryAfterMs
  return { retryAfterMs: Math.round(Math.min(waitMs, context.maxRetryAfterMs)) }
}

/** The code that the words alone decide, whatever the status. */
const codeByWords = (answer: Answer, words: string, { target, now, isPoll = false }: ClassifyContext) => {
  const isHuggingFace = target.kind === 'hub' || (target.kind === 'router' && target.provider === 'hf-inference')
  const account = reasonOfAccount({ status: answer.status, words, isHuggingFace, hintMs: retryHintMs(answer, now) })
  if (account) return account
  if (isPoll) return [404, 410].includes(answer.status) || saysTaskLost(words) ? 'provider.task_lost' : undefined
  // Of a call that only begins a job it is the kind of task that is not known.
  return saysTaskLost(words) ? 'provider.task_unsupported' : undefined
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
  const code =
    codeByWords(answer, words, context) ??
    codeFor(answer.status, words, at(parseJson(answer.bytes), 'estimated_time') !== undefined)
  return providerError(code, context.target, {
    ...options,
    ...sentence(code, words),
    ...retryAfter(code, answer, context),
  })
}

/** An answer with status 200 whose body tells of an error instead. */
export const classifyBody = (answer: Answer, context: ClassifyContext): ProviderError => {
  const json = parseJson(answer.bytes)
  // Where the answer is wrapped, the words outside say that the call went well.
  const words = messageOf(at(json, 'data')) ?? messageOf(json) ?? ''
  let code: ProviderErrorCode = 'provider.failed'
  if (isFlagged(json) || MODERATED.test(words)) code = 'provider.moderated'
  else if (saysLoading(answer)) code = 'provider.loading'
  else code = codeByWords(answer, words, context) ?? (NOT_SERVED.test(words) ? 'provider.model_gone' : code)
  return providerError(code, context.target, { ...details(answer, words, context), ...sentence(code, words) })
}

/** Does an answer with status 200 say that the model is still being loaded? */
export const saysLoading = ({ bytes }: Pick<Answer, 'bytes'>): boolean => {
  const json = parseJson(bytes)
  if (typeof at(json, 'estimated_time') === 'number') return true
  return LOADING.test(messageOf(json) ?? '') || /^(model[ _])?loading$/i.test(textAt(json, 'status') ?? '')
}

/** An answer with status 200 that should be an image and is text, markup or nothing. Undefined for bytes that may be one. */
export const classifyBytes = (answer: Answer, context: ClassifyContext): ProviderError | undefined => {
  const { bytes } = answer
  if (bytes.byteLength === 0)
    return providerError('provider.bad_output', context.target, {
      ...details(answer, '', context),
      message: 'The answer is empty: there is no image in it.',
    })
  const start = bytes.subarray(0, 1024)
  // Every raster format has a byte below the tab in its head; text has none.
  if (start.some(byte => byte < 0x09)) return undefined
  const head = Buffer.from(start).toString('latin1')
  return providerError('provider.bad_output', context.target, {
    ...details(answer, head, context),
    ...(MARKUP.test(head)
      ? { message: `${nameOf(context.target)} answered with a web page instead of an image.` }
      : {}),
  })
}
