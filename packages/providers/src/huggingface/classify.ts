import { PASSING_CODES, type ProviderError, type ProviderErrorCode } from '../port/errors.ts'
import type { Answer } from '../net/http.ts'
import { codeOfBody, codeOfStatus, isMarkup, MAX_WORDS, type Said } from './codes.ts'
import { providerError } from './errors.ts'
import { at, messageOf, parseJson } from '../net/json.ts'
import { nameOf, type Target } from './target.ts'
import { saysNoPayAsYouGo } from './reasons.ts'
import { retryHintMs } from '../net/retry-hint.ts'
import { isFlagged } from './routes/common.ts'

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

const cleaned = (text: string, { token }: ClassifyContext) =>
  (token === undefined ? text : text.replaceAll(token, '[redacted]')).slice(0, MAX_WORDS)

const wordsOf = ({ bytes }: Answer, context: ClassifyContext) =>
  cleaned(messageOf(parseJson(bytes)) ?? Buffer.from(bytes.subarray(0, MAX_WORDS)).toString('utf8'), context)

const saidIn = (answer: Answer, words: string, { target, now, isPoll = false }: ClassifyContext): Said => ({
  answer,
  words,
  target,
  now,
  isPoll,
})

const details = ({ status, requestId }: Answer, words: string) => ({
  upstreamStatus: status,
  upstreamMessage: `${status}: ${words}`,
  ...(requestId === undefined ? {} : { upstreamRequestId: requestId }),
})

const retryAfter = (code: ProviderErrorCode, answer: Answer, context: ClassifyContext) => {
  const namesTime = answer.status === 429 || answer.status === 503 || code === 'provider.loading'
  if (!PASSING_CODES.has(code) || !namesTime) return {}
  const waitMs = retryHintMs(answer, context.now) ?? context.defaultRetryAfterMs
  return { retryAfterMs: Math.round(Math.min(waitMs, context.maxRetryAfterMs)) }
}

/** The code of an answer with an error status where that passes by itself. */
export const passingCodeOf = (answer: Answer, context: ClassifyContext): ProviderErrorCode | undefined => {
  const code = codeOfStatus(saidIn(answer, wordsOf(answer, context), context))
  return PASSING_CODES.has(code) ? code : undefined
}

/** An answer with an error status, as our error. */
export const classifyStatus = (answer: Answer, context: ClassifyContext): ProviderError => {
  const words = wordsOf(answer, context)
  const code = codeOfStatus(saidIn(answer, words, context))
  return providerError(code, context.target, {
    ...details(answer, words),
    ...(answer.status >= 300 && answer.status < 400
      ? { message: 'The answer points elsewhere, and the studio follows no redirects.' }
      : sentence(code, words)),
    ...retryAfter(code, answer, context),
  })
}

/** An answer with status 200 whose body tells of an error instead. */
export const classifyBody = (answer: Answer, context: ClassifyContext): ProviderError => {
  const json = parseJson(answer.bytes)
  // Where the answer is wrapped, the words outside say that the call went well.
  const words = cleaned(messageOf(at(json, 'data')) ?? messageOf(json) ?? '', context)
  const code = codeOfBody(saidIn(answer, words, context), isFlagged(json))
  return providerError(code, context.target, {
    ...details(answer, words),
    ...sentence(code, words),
    ...retryAfter(code, answer, context),
  })
}

/** An answer with status 200 that should be an image and is text, markup or nothing. Undefined for bytes that may be one. */
export const classifyBytes = (answer: Answer, context: ClassifyContext): ProviderError | undefined => {
  const { bytes } = answer
  if (bytes.byteLength === 0)
    return providerError('provider.bad_output', context.target, {
      ...details(answer, ''),
      message: 'The answer is empty: there is no image in it.',
    })
  const start = bytes.subarray(0, 1024)
  // Every raster format has a byte below the tab in its head; text has none.
  if (start.some(byte => byte < 0x09)) return undefined
  const head = Buffer.from(start).toString('latin1')
  return providerError('provider.bad_output', context.target, {
    ...details(answer, cleaned(head, context)),
    ...(isMarkup(head) ? { message: `${nameOf(context.target)} answered with a web page instead of an image.` } : {}),
  })
}
