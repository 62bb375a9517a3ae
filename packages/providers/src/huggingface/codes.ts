import { at, messageOf, parseJson, textAt } from '../net/json.ts'
import type { ProviderErrorCode } from '../port/errors.ts'
import type { Answer } from '../net/http.ts'
import { reasonOfAccount, saysTaskLost } from './reasons.ts'
import { retryHintMs } from '../net/retry-hint.ts'
import { OUT_OF_MEMORY } from '../net/server-errors.ts'
import { hasFailed } from './routes/common.ts'
import type { Target } from './target.ts'

/** Characters of what an upstream says that are looked at: it says why at the beginning, and may send megabytes. */
export const MAX_WORDS = 2000

/** Of a model that is not ready yet: "Error loading the weights" is another matter. */
const LOADING = /\b(currently|still|is) loading\b|\bbeing loaded\b|\bwarming up\b|\bcold start/i
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

/** An answer as far as its code depends on it. */
export interface Said {
  readonly answer: Answer
  readonly words: string
  readonly target: Target
  readonly now: number
  /** Was the answer one to a question about a job that is under way? */
  readonly isPoll: boolean
}

export const isMarkup = (text: string): boolean => MARKUP.test(text)

const isRefusal = (status: number): status is keyof typeof REFUSALS => status in REFUSALS

const forbidden = (words: string): ProviderErrorCode =>
  !PERMISSION.test(words) && GATED.test(words) ? 'provider.gated' : 'provider.permission'

const badRequest = (words: string): ProviderErrorCode => {
  if (MODERATED.test(words)) return 'provider.moderated'
  return NOT_SERVED.test(words) ? 'provider.model_gone' : 'provider.bad_request'
}

/**
 * A web page tells of whatever stands before the service, and nothing of a token. Before an endpoint of the user's own that
 * is where a password is asked for.
 */
const isPageInTheWay = ({ answer: { status }, words, target }: Said) =>
  status >= 400 && status < 404 && isMarkup(words) && !(status === 401 && target.kind === 'endpoint')

const byStatus = (said: Said): ProviderErrorCode => {
  const {
    answer: { status, bytes },
    words,
  } = said
  if (isPageInTheWay(said)) return 'provider.unavailable'
  if (isRefusal(status)) return REFUSALS[status]
  if (status === 403) return forbidden(words)
  if (status === 400 || status === 422) return badRequest(words)
  const isLoading = status === 503 && (LOADING.test(words) || at(parseJson(bytes), 'estimated_time') !== undefined)
  if (isLoading) return 'provider.loading'
  if (status >= 500 && OUT_OF_MEMORY.test(words)) return 'provider.out_of_memory'
  return status >= 500 || status === 408 || isMarkup(words) ? 'provider.unavailable' : 'provider.failed'
}

/** Where a call that begins a job may hear that a task is not known; an outage with such words is an outage. */
const ABOUT_THE_TASK: ReadonlySet<number> = new Set([200, 400, 404])

/** The code that the words decide, whatever the status. */
const byWords = ({ answer, words, target, now, isPoll }: Said): ProviderErrorCode | undefined => {
  const { status } = answer
  // Too many questions about a job say nothing of the job.
  if (isPoll && status === 429) return 'provider.rate_limited'
  // Such an answer may quote the prompt, which may be about money.
  if (status === 400 && MODERATED.test(words)) return 'provider.moderated'
  const isHuggingFace = target.kind === 'hub' || (target.kind === 'router' && target.provider === 'hf-inference')
  const account = reasonOfAccount({ status, words, isHuggingFace, hintMs: retryHintMs(answer, now) })
  if (account) return account
  if (isPoll) return [404, 410].includes(status) || saysTaskLost(words) ? 'provider.task_lost' : undefined
  // Of a call that only begins a job it is the kind of task that is not known.
  return ABOUT_THE_TASK.has(status) && saysTaskLost(words) ? 'provider.task_unsupported' : undefined
}

/** What an answer with an error status means. */
export const codeOfStatus = (said: Said): ProviderErrorCode => {
  const { status } = said.answer
  if (status >= 300 && status < 400) return 'provider.unavailable'
  return byWords(said) ?? byStatus(said)
}

/** What an answer with status 200 means that is about an error. */
export const codeOfBody = (said: Said, isFlagged: boolean): ProviderErrorCode => {
  if (isFlagged || MODERATED.test(said.words)) return 'provider.moderated'
  if (!said.isPoll && saysLoading(said.answer)) return 'provider.loading'
  const other = OUT_OF_MEMORY.test(said.words) ? 'provider.out_of_memory' : 'provider.failed'
  return byWords(said) ?? (NOT_SERVED.test(said.words) ? 'provider.model_gone' : other)
}

/** Does a success say that the model is still being loaded? Not where the job has failed, whatever its words: it was paid for. */
export const saysLoading = ({ bytes }: Pick<Answer, 'bytes'>): boolean => {
  const json = parseJson(bytes)
  if (hasFailed(json)) return false
  if (typeof at(json, 'estimated_time') === 'number') return true
  return (
    LOADING.test((messageOf(json) ?? '').slice(0, MAX_WORDS)) ||
    /^(model[ _])?loading$/i.test(textAt(json, 'status') ?? '')
  )
}
