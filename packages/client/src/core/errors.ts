/** One part of a request that was refused. */
export interface FieldError {
  /** Which part, as a JSON pointer: `/body/steps`. */
  readonly path: string
  readonly message: string
}

/** What an error answer says (RFC 9457), or what is made of one that says less. */
export interface ProblemTold {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly requestId?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** The server answered, and said no. `detail` is a sentence for a person; programs decide by `code`, which is stable. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Each part of the request that was refused. */
  readonly errors: readonly FieldError[]
  /** The server's log has the rest under it. */
  readonly requestId: string | undefined
  /** Milliseconds until another try makes sense, where the server says so. */
  readonly retryAfterMs: number | undefined

  constructor(problem: ProblemTold, retryAfterMs?: number) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId
    this.retryAfterMs = retryAfterMs
  }
}

/** No answer came: the server is down, the line is cut, or the deadline passed. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly reason: 'unreachable' | 'timeout'

  constructor(reason: 'unreachable' | 'timeout', options?: ErrorOptions) {
    super(`No answer: ${reason}`, options)
    this.reason = reason
  }
}

export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
