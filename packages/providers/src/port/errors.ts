/** The stable codes under which a provider fails; docs/providers.md explains each. */
export const PROVIDER_ERROR_CODES = [
  'provider.not_configured',
  'provider.auth',
  'provider.credits',
  'provider.quota',
  'provider.balance',
  'provider.pay_as_you_go',
  'provider.account_locked',
  'provider.permission',
  'provider.gated',
  'provider.model_gone',
  'provider.task_lost',
  'provider.bad_request',
  'provider.task_unsupported',
  'provider.rate_limited',
  'provider.loading',
  'provider.unavailable',
  'provider.moderated',
  'provider.failed',
  'provider.bad_output',
  'provider.timeout',
  'provider.out_of_memory',
] as const
export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number]

/** What passes by itself: only of these does a wait make sense. */
export const PASSING_CODES: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.rate_limited',
  'provider.loading',
  'provider.unavailable',
])

/** Hugging Face tokens, bearer headers and credentials in URLs never reach a log or an answer. */
const SECRETS = /hf_[A-Za-z0-9]{4,}|(?<=bearer\s)[^\s"']+|(?<=:\/\/)[^/\s"'@]+(?=@)/gi

export const redact = (text: string) => text.replace(SECRETS, '[redacted]')

export interface ProviderErrorOptions {
  /** Milliseconds until another try makes sense. */
  retryAfterMs?: number
  /** What the user can do, as one sentence. */
  suggestion?: string
  /** The id under which the upstream logged the call. */
  upstreamRequestId?: string
  /** The status that the upstream answered with, where it answered. */
  upstreamStatus?: number
  /** What the upstream said, for the log only; redacted and cut here. */
  upstreamMessage?: string
  /** Whether the call may have been paid for; where nothing is said, what the code makes likely. */
  mayBeBilled?: boolean
  cause?: unknown
}

/** After these a picture may have been made, and charged. */
const AFTER_WORK: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.task_lost',
  'provider.moderated',
  'provider.failed',
  'provider.bad_output',
  'provider.timeout',
  'provider.out_of_memory',
])

/** `message` is our own sentence and safe to show; the upstream's words are in `upstreamMessage`, for the log. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly code: ProviderErrorCode
  readonly retryAfterMs: number | undefined
  readonly suggestion: string | undefined
  readonly upstreamRequestId: string | undefined
  readonly upstreamStatus: number | undefined
  readonly upstreamMessage: string | undefined
  readonly mayBeBilled: boolean

  constructor(code: ProviderErrorCode, message: string, options: ProviderErrorOptions = {}) {
    super(redact(message), { cause: options.cause })
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.suggestion = options.suggestion
    this.upstreamRequestId = options.upstreamRequestId
    this.upstreamStatus = options.upstreamStatus
    this.mayBeBilled = options.mayBeBilled ?? AFTER_WORK.has(code)
    this.upstreamMessage =
      options.upstreamMessage === undefined ? undefined : redact(options.upstreamMessage).slice(0, 500)
  }
}
