import { withBilling } from '../net/billing.ts'
import { isSuccess, type Answer } from '../net/http.ts'
import { at, isObject, parseJson, textAt } from '../net/json.ts'
import { retryHintMs } from '../net/retry-hint.ts'
import { errorOfAnswer, serverError } from '../net/server-errors.ts'
import type { ProviderError, ProviderErrorCode } from '../port/errors.ts'

export const NAME = 'OpenRouter'

interface About {
  readonly model?: string
  readonly now: number
}

interface Said {
  readonly status: number
  readonly message: string
  /** The provider behind OpenRouter. */
  readonly provider: string | undefined
  /** Why a filter objects; undefined where none does. */
  readonly reasons: readonly string[] | undefined
}

const STANDARD_WAIT_MS = 10_000
/** After these it is as it was within a little while. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 529])

/** After these nobody knows what became of the picture. */
const UNSURE: ReadonlySet<number> = new Set([408, 500, 524])

interface Meaning {
  readonly code: ProviderErrorCode
  readonly message?: string
  readonly suggestion?: string
}

const BY_STATUS: Readonly<Record<number, ProviderErrorCode>> = {
  401: 'provider.auth',
  402: 'provider.balance',
  404: 'provider.model_gone',
  408: 'provider.timeout',
  429: 'provider.rate_limited',
  500: 'provider.failed',
  524: 'provider.timeout',
}

const DOWN = 'has trouble: it could not make the picture.'

/** What OpenRouter's own words mean. */
const meaningOf = ({ status, message, provider, reasons }: Said, model: string): Meaning | undefined => {
  if (reasons || /moderation|flagged|content policy/i.test(message)) return { code: 'provider.moderated' }
  if (status === 402)
    return { code: 'provider.balance', suggestion: 'Buy credits there, or raise the limit of the key.' }
  if (/data policy|privacy|guardrail/i.test(message))
    return {
      code: 'provider.permission',
      message: `${NAME} has nobody for ${model} whom the privacy settings of your account allow.`,
      suggestion: 'Change them at openrouter.ai/settings/privacy, or choose another model.',
    }
  if (status === 502)
    return {
      code: 'provider.unavailable',
      message: `The provider behind ${NAME}${provider ? `, ${provider},` : ''} ${DOWN}`,
    }
  if (status === 503)
    return { code: 'provider.unavailable', message: `${NAME} has nobody who could serve ${model} now.` }
  if (status === 529)
    return { code: 'provider.unavailable', message: `Whoever serves ${model} at ${NAME} is overloaded.` }
  const code = BY_STATUS[status]
  return code && { code }
}

/** Letters that a name of somebody has: it goes into a sentence. */
const nameOf = (text: string | undefined) => text?.match(/^[\w .()/-]{1,40}$/)?.[0]

const readError = (json: unknown, status: number): Said | undefined => {
  const error = at(json, 'error')
  if (!isObject(error)) return undefined
  const reasons = at(error, 'metadata', 'reasons')
  const code = error['code']
  return {
    status: typeof code === 'number' ? code : status,
    message: textAt(error, 'message') ?? '',
    provider: nameOf(textAt(error, 'metadata', 'provider_name')),
    reasons: Array.isArray(reasons) ? reasons.filter(reason => typeof reason === 'string') : undefined,
  }
}

/** Why an answer brings no picture; undefined where it is no error. What OpenRouter refuses itself is not charged. */
export const errorIn = (answer: Answer, { model, now }: About): ProviderError | undefined => {
  const said = readError(parseJson(answer.bytes), answer.status)
  if (!said)
    return isSuccess(answer) ? undefined : withBilling(errorOfAnswer(answer, { name: NAME, model, now }), false)
  const { code, ...own } = meaningOf(said, model ?? 'this model') ?? {
    code: said.status === 403 ? ('provider.permission' as const) : undefined,
  }
  const wait = PASSING.has(said.status) && { retryAfterMs: retryHintMs(answer, now) ?? STANDARD_WAIT_MS }
  return serverError(
    code ?? (said.status >= 500 ? 'provider.unavailable' : 'provider.bad_request'),
    { name: NAME, model },
    {
      ...own,
      ...wait,
      // The words of what was flagged are the prompt's own, so they stay out of the log.
      upstreamMessage: `${said.status}: ${said.reasons?.join(', ') ?? said.message}`,
      upstreamStatus: answer.status,
      ...(answer.requestId !== undefined && { upstreamRequestId: answer.requestId }),
      mayBeBilled: UNSURE.has(said.status),
    },
  )
}
