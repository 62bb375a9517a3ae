import { ProviderError } from '../port/errors.ts'
import { CallFailure, codeOf } from './failure.ts'

/** The same failure, with another word on whether it may have been paid for. */
const rebilled = (error: ProviderError, mayBeBilled: boolean): ProviderError =>
  error.mayBeBilled === mayBeBilled
    ? error
    : new ProviderError(error.code, error.message, {
        ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
        ...(error.suggestion !== undefined && { suggestion: error.suggestion }),
        ...(error.upstreamRequestId !== undefined && { upstreamRequestId: error.upstreamRequestId }),
        ...(error.upstreamStatus !== undefined && { upstreamStatus: error.upstreamStatus }),
        ...(error.upstreamMessage !== undefined && { upstreamMessage: error.upstreamMessage }),
        mayBeBilled,
        cause: error.cause,
      })

/** After these whoever stands behind a gateway may still be at work. */
const MAY_GO_ON: ReadonlySet<number> = new Set([408, 500, 502, 504, 524])

/** A connection that was never made, so that nothing was sent through it. */
const NEVER_MADE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_(TLS|SSL)_?.*|.*CERT.*)$/

const wasSent = (cause: unknown) =>
  cause instanceof CallFailure && cause.kind === 'connection' && !NEVER_MADE.test(codeOf(cause.cause) ?? '')

/** A failure of a call that asked for a picture: whether that may have been charged depends on whose machine makes it. */
export const withBilling = <E>(error: E, isFree: boolean): E | ProviderError => {
  if (!(error instanceof ProviderError)) return error
  const { mayBeBilled, upstreamStatus = 0, cause } = error
  return rebilled(error, !isFree && (mayBeBilled || MAY_GO_ON.has(upstreamStatus) || wasSent(cause)))
}

/** Work on a machine of one's own: where it fails nobody has paid, so it may be tried again or elsewhere. */
export const free = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw withBilling(error, true)
  }
}
