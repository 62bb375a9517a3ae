import { ApiError, isAbort, NetworkError, type FieldError } from './errors.ts'

export interface Sending {
  readonly method: string
  /** A form, or what is sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Of the caller, who may give up. */
  readonly signal?: AbortSignal | undefined
  /** Aborts when there was time enough. */
  readonly deadline: AbortSignal
  readonly say: Say
  readonly fetch: typeof fetch
}

/** What is said where the server itself says nothing: that it answered with this status, or with something that is not its API. */
export type Say = (status?: number) => string

/** What the server said yes with. */
export interface Answer {
  readonly response: Response
  /** Reads it; throws as {@link send} does. */
  readonly json: () => Promise<unknown>
}

/**
 * One request. Throws an {@link ApiError} when the server refuses, a {@link NetworkError} when none answers, and the signal's
 * own reason when the caller gave up.
 */
export async function send(
  url: string,
  { method, body, headers, signal, deadline, say, fetch }: Sending,
): Promise<Answer> {
  const lost = (cause: unknown) => {
    if (signal?.aborted) return signal.reason
    if (deadline.aborted) return new NetworkError('timeout', { cause })
    return isAbort(cause) ? cause : new NetworkError('unreachable', { cause })
  }
  const sent = body instanceof FormData ? body : JSON.stringify(body)
  const response = await fetch(url, {
    method,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    // Who sends a form names its kind, with what parts its fields.
    headers: {
      accept: 'application/json',
      ...headers,
      ...(typeof sent === 'string' && { 'content-type': 'application/json' }),
    },
    body: sent ?? null,
  }).catch((error: unknown) => {
    throw lost(error)
  })
  if (!response.ok) throw await refusal(response, signal, say)
  const json = () =>
    response.json().catch((error: unknown) => {
      throw error instanceof SyntaxError
        ? new ApiError({ status: response.status, code: 'http.not_json', detail: say() })
        : lost(error)
    })
  return { response, json }
}

/** Something between us and the server may have answered instead of it, so every field is checked. */
async function refusal(response: Response, signal: AbortSignal | undefined, say: Say): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => {
    signal?.throwIfAborted()
    return undefined
  })
  const problem = Object.assign<Record<string, unknown>, unknown>({}, body)
  const text = (key: string) => (typeof problem[key] === 'string' ? problem[key] : undefined)
  return new ApiError(
    {
      status: response.status,
      code: text('code') ?? 'http.error',
      detail: text('detail') ?? text('title') ?? say(response.status),
      requestId: text('requestId') ?? response.headers.get('x-request-id') ?? undefined,
      errors: Array.isArray(problem.errors) ? problem.errors.filter(isFieldError) : [],
    },
    retryAfterMs(response.headers.get('retry-after')),
  )
}

/** Something between us and the server may have answered, so both fields are checked. */
const isFieldError = (value: Partial<FieldError> | null): value is FieldError =>
  typeof value?.path === 'string' && typeof value.message === 'string'

/** Seconds, or a date (RFC 9110). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
