import { ProviderError } from '../port/errors.ts'

/** The same failure of a call that costs nothing whatever comes of it. */
const asFree = (error: ProviderError) =>
  new ProviderError(error.code, error.message, {
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    ...(error.suggestion !== undefined && { suggestion: error.suggestion }),
    ...(error.upstreamRequestId !== undefined && { upstreamRequestId: error.upstreamRequestId }),
    ...(error.upstreamStatus !== undefined && { upstreamStatus: error.upstreamStatus }),
    ...(error.upstreamMessage !== undefined && { upstreamMessage: error.upstreamMessage }),
    mayBeBilled: false,
    cause: error,
  })

/** Work on a machine of one's own: where it fails nobody has paid, so it may be tried again or elsewhere. */
export const free = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw error instanceof ProviderError && error.mayBeBilled ? asFree(error) : error
  }
}
