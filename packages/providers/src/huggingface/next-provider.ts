import { CallFailure } from '../net/failure.ts'
import type { ProviderError, ProviderErrorCode } from '../port/errors.ts'

/** Reasons that are a provider's own, so that another one that serves the model may well make the image. */
const THEIR_OWN: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.model_gone',
  'provider.task_unsupported',
  'provider.task_lost',
  'provider.balance',
  'provider.pay_as_you_go',
  'provider.account_locked',
])

/**
 * Is the reason the provider's, and not the user's account, the request, or the line to the router, which all share? An
 * outage counts only before the provider took the request: what was taken may be charged, and would be paid for twice.
 */
export const isTheirOwn = (error: ProviderError, isAccepted: boolean): boolean =>
  THEIR_OWN.has(error.code) ||
  (error.code === 'provider.unavailable' && !isAccepted && !(error.cause instanceof CallFailure))

/** The failure that speaks for all: one that passes, else the first that tells more than that the model is gone. */
export const mostTelling = (failures: readonly ProviderError[]): ProviderError | undefined =>
  failures.find(({ retryAfterMs }) => retryAfterMs !== undefined) ??
  failures.find(({ code }) => code !== 'provider.model_gone')
