import type { Answer } from '../net/http.ts'
import { at, isObject, messageOf, parseJson, textAt } from '../net/json.ts'
import { errorOfAnswer, serverError } from '../net/server-errors.ts'
import type { ProviderError, ProviderErrorCode } from '../port/errors.ts'

interface About {
  readonly name: string
  readonly model?: string | undefined
  readonly now: number
}

interface Meaning {
  readonly code: ProviderErrorCode
  readonly message?: (about: About) => string
  readonly suggestion?: string
}

/** What servers of this family say, in words and in `error.code`; the first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/moderation_blocked|content_policy_violation|content[ _]filter|safety system|nsfw/i, { code: 'provider.moderated' }],
  [
    /organization must be verified/i,
    {
      code: 'provider.permission',
      message: ({ name, model }) =>
        `${name} makes pictures with ${model ?? 'this model'} only for verified organisations.`,
      suggestion: 'Verify your organisation in its settings there and wait some minutes, or choose another model.',
    },
  ],
  [
    /billing_hard_limit_reached|billing hard limit/i,
    {
      code: 'provider.quota',
      message: ({ name }) => `${name} makes no pictures now: the spending limit of your account is reached.`,
      suggestion: 'Raise the limit there, or wait until it starts anew.',
    },
  ],
  [
    /insufficient_quota|insufficient[ _](balance|credits?|funds)|credit balance|out of credits/i,
    { code: 'provider.balance' },
  ],
  [
    /account_deactivated|billing_not_active|account (is|has been) (deactivated|suspended|locked)/i,
    {
      code: 'provider.account_locked',
      message: ({ name }) => `${name} has locked the account of this key.`,
      suggestion: 'Look at the account there, or use another key.',
    },
  ],
  [/invalid_api_key|incorrect api key|invalid_authentication/i, { code: 'provider.auth' }],
  [
    /unsupported_country_region_territory/i,
    {
      code: 'provider.permission',
      message: ({ name }) => `${name} does not serve the country that the studio calls from.`,
      suggestion: 'Choose another engine.',
    },
  ],
  [
    /model_not_found|model [`'"]?\S{1,200} (does not exist|not found)|no such model|unknown model/i,
    { code: 'provider.model_gone' },
  ],
  [
    /queue (is )?full|too many (concurrent|queued|pending)/i,
    {
      code: 'provider.rate_limited',
      message: ({ name }) => `${name} has as much to do as it takes.`,
      suggestion: 'Wait until it has done some of it.',
    },
  ],
  [/rate_limit_exceeded|rate limit/i, { code: 'provider.rate_limited' }],
  [
    /no diffusion stage|does not support image generation|not an image (generation )?model/i,
    {
      code: 'provider.task_unsupported',
      message: ({ name, model }) => `${name} makes no pictures with ${model ?? 'this model'}.`,
      suggestion: 'Choose a model that does.',
    },
  ],
  [
    /(unknown|invalid|unsupported) (sampler|sample[ _]method|scheduler)/i,
    {
      code: 'provider.bad_request',
      message: ({ name }) => `${name} does not know this sampler or scheduler.`,
      suggestion: 'Choose another one; the list is read anew every minute.',
    },
  ],
  [
    /string_above_max_length|prompt (is )?too long|maximum context length/i,
    {
      code: 'provider.bad_request',
      message: ({ name }) => `${name} takes no prompt that is as long as this one.`,
      suggestion: 'Shorten it.',
    },
  ],
  [/(model|engine).{0,40}(still )?(loading|not initialized|starting)/i, { code: 'provider.loading' }],
]

const meaningOf = (said: string): Meaning | undefined => MEANINGS.find(([says]) => says.test(said))?.[1]

/** The words of an error with its code, which says most. */
const saidIn = (json: unknown): string => {
  const error = at(json, 'error')
  const code = textAt(error, 'code') ?? textAt(json, 'code')
  return [code, messageOf(json)].filter(part => part !== undefined).join(': ')
}

const inOurWords = ({ message, suggestion }: Meaning, about: About) => ({
  ...(message && { message: message(about) }),
  ...(suggestion !== undefined && { suggestion }),
})

/** An answer with an error status. */
export const errorOf = (answer: Answer, about: About): ProviderError => {
  const json = parseJson(answer.bytes)
  const meaning = json === undefined ? undefined : meaningOf(saidIn(json))
  const error = errorOfAnswer(answer, { ...about, words: () => meaning?.code })
  if (!meaning?.message && meaning?.suggestion === undefined) return error
  return serverError(error.code, about, {
    ...inOurWords(meaning, about),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    ...(error.upstreamRequestId !== undefined && { upstreamRequestId: error.upstreamRequestId }),
    ...(error.upstreamMessage !== undefined && { upstreamMessage: error.upstreamMessage }),
    upstreamStatus: answer.status,
  })
}

/** An error that comes in a success: as an event of a stream, or as the whole body. Undefined where it is none. */
export const errorInSuccess = (json: unknown, about: About, requestId?: string): ProviderError | undefined => {
  if (!isObject(json) || json['error'] === undefined || json['error'] === null) return undefined
  const meaning = meaningOf(saidIn(json)) ?? { code: 'provider.failed' }
  return serverError(meaning.code, about, {
    ...inOurWords(meaning, about),
    upstreamMessage: saidIn(json),
    ...(requestId !== undefined && { upstreamRequestId: requestId }),
    // It had begun, whatever it says.
    mayBeBilled: true,
  })
}
