import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../port/errors.ts'

/** Reasons that are a provider's own, so that another one that serves the model may well make the image. */
const THEIR_OWN: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.model_gone',
  'provider.task_unsupported',
  'provider.balance',
  'provider.pay_as_you_go',
  'provider.account_locked',
])

/**
 * An outage before anything was taken: a 503, a redirect, which is not followed, or a page in the way. After a 408, 500, 502 or
 * 504 nobody knows what goes on behind it.
 */
const tookNothing = ({ code, upstreamStatus = 500 }: ProviderError): boolean =>
  code === 'provider.unavailable' && upstreamStatus !== 408 && (upstreamStatus < 500 || upstreamStatus === 503)

/**
 * Is the reason the provider's, and not the user's account, the request, or the line to the router, which all share? What was
 * taken may be charged and would be paid for twice, so from then on only a job that is lost counts.
 */
export const isTheirOwn = (error: ProviderError, isAccepted: boolean): boolean =>
  isAccepted ? error.code === 'provider.task_lost' : THEIR_OWN.has(error.code) || tookNothing(error)

/** What a later error takes over from those before it: the last one's words, and all of them as its cause. */
export const originOf = (failures: readonly ProviderError[]): ProviderErrorOptions => {
  const last = failures.at(-1)
  if (!last) return {}
  return {
    cause: failures.length === 1 ? last : new AggregateError(failures, 'Each provider had its own reason.'),
    ...(last.upstreamRequestId === undefined ? {} : { upstreamRequestId: last.upstreamRequestId }),
    ...(last.upstreamStatus === undefined ? {} : { upstreamStatus: last.upstreamStatus }),
    ...(last.upstreamMessage === undefined ? {} : { upstreamMessage: last.upstreamMessage }),
  }
}

/** The failure that speaks for all, and keeps the others: one that passes, else the first that tells more than that the model is gone. */
export const mostTelling = (failures: readonly ProviderError[]): ProviderError | undefined => {
  const telling =
    failures.find(({ retryAfterMs }) => retryAfterMs !== undefined) ??
    failures.find(({ code }) => code !== 'provider.model_gone')
  if (!telling || failures.length === 1) return telling
  const { code, message, retryAfterMs, suggestion } = telling
  return new ProviderError(code, message, {
    ...originOf([telling]),
    cause: new AggregateError(failures, 'Each provider had its own reason.'),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(suggestion === undefined ? {} : { suggestion }),
  })
}
