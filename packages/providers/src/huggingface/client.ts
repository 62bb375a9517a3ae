import type { Dispatcher } from 'undici'
import { CallFailure } from '../net/failure.ts'
import { judgeUrl } from '../net/guarded-agent.ts'
import { createHttp, isSuccess, type Answer, type Call } from '../net/http.ts'
import { classifyStatus, passingCodeOf } from './classify.ts'
import { failureToError, outOfReach } from './errors.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'
import type { Target } from './target.ts'
import { retryHintMs } from '../net/retry-hint.ts'

export interface Asked extends Call {
  readonly target: Target
  /** Longest single wait before another try, in milliseconds; what asks for more is thrown with `retryAfterMs`. */
  readonly maxWaitMs: number
  /** Further tries at most; those of the configuration when left out. */
  readonly maxRetries?: number
  /** Asks about a job that is under way, so that giving up may pay for it twice. */
  readonly isPoll?: boolean
  /** Somebody else can be asked where there is an outage without a word on how long, so that is not waited for. */
  readonly hasAlternative?: boolean
  /** Does a success say that the model is still being loaded? */
  readonly isLoading?: (answer: Answer) => boolean
}

/**
 * Calls that keep trying for a moment. Tried again are 429, 503 and connections that broke before an answer began, and
 * nothing else: an answer that began may have been charged. A success that says that the model is loading is asked again, too.
 */
export const createClient = (config: HuggingFaceConfig, dispatcherFor: (target: Target) => Dispatcher) => {
  const http = createHttp(config)

  const contextFor = (target: Target, isPoll = false) => ({
    target,
    isPoll,
    now: config.now(),
    token: tokenOf(config),
    defaultRetryAfterMs: config.defaultRetryAfterMs,
    maxRetryAfterMs: config.maxRetryAfterMs,
  })

  /** Up to a quarter more than asked, never less: many studios must not come back in the same moment. */
  const jittered = (ms: number) => ms * (1 + config.random() / 4)
  const backoff = (attempt: number) => config.retryFirstMs * 2 ** attempt

  /** How long to wait before the call is tried again, or undefined where that makes no sense. */
  const waitAfter = (outcome: Answer | CallFailure, attempt: number, call: Asked): number | undefined => {
    const { maxRetries = config.maxRetries } = call
    if (attempt >= maxRetries) return undefined
    if (outcome instanceof CallFailure) return outcome.kind === 'connection' ? jittered(backoff(attempt)) : undefined
    const wait = isSuccess(outcome) ? waitForLoading(outcome, call) : waitForTrouble(outcome, attempt, call)
    return wait === undefined || wait > call.maxWaitMs ? undefined : jittered(wait)
  }

  const waitForLoading = (answer: Answer, { isLoading }: Asked) =>
    isLoading?.(answer) ? Math.max(config.loadingFirstMs, retryHintMs(answer, config.now()) ?? 0) : undefined

  const waitForTrouble = (
    answer: Answer,
    attempt: number,
    { target, isPoll = false, hasAlternative = false }: Asked,
  ): number | undefined => {
    if (answer.status !== 429 && answer.status !== 503) return undefined
    const code = passingCodeOf(answer, contextFor(target, isPoll))
    if (code === undefined) return undefined
    const hintMs = retryHintMs(answer, config.now())
    if (hintMs !== undefined) return hintMs
    // Too many requests already, and no word on when there may be more: the queue asks again, with pauses that grow.
    if (answer.status === 429 && !isPoll) return undefined
    return code === 'provider.unavailable' && hasAlternative ? undefined : backoff(attempt)
  }

  const once = async (call: Asked) => {
    try {
      // An address that needs no resolving is seen by no resolver. Those of endpoints are judged where they are read.
      if (call.target.kind !== 'endpoint') judgeUrl(call.url.href, { reach: config.serviceReach, mayBeHttp: true })
      return await http.send(call, dispatcherFor(call.target))
    } catch (error) {
      if (call.signal.aborted || !(error instanceof CallFailure)) throw error
      return error
    }
  }

  /** The answer, whatever its status. */
  const ask = async (call: Asked): Promise<Answer> => {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await once(call)
      // Of a call that outlasted its signal only what it began is of interest.
      if (call.signal.aborted && !(outcome instanceof CallFailure) && !isSuccess(outcome)) throw call.signal.reason
      const waitMs = waitAfter(outcome, attempt, call)
      if (waitMs !== undefined) await config.sleep(waitMs, call.signal)
      else if (outcome instanceof CallFailure)
        throw outcome.kind === 'refused' ? outOfReach(call.target, outcome) : failureToError(outcome, call.target)
      else return outcome
    }
  }

  return {
    ask,
    contextFor,
    /** The answer where it is a success, else a `ProviderError`. */
    get: async (call: Asked): Promise<Answer> => {
      const answer = await ask(call)
      if (!isSuccess(answer)) throw classifyStatus(answer, contextFor(call.target, call.isPoll))
      return answer
    },
  }
}
export type Client = ReturnType<typeof createClient>
