/** What a person or program did wrong, or must wait for. Its sentence is shown as it is. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: number
  /** Milliseconds; becomes the `Retry-After` header. */
  readonly retryAfterMs: number | undefined
  /** When what is used up comes back by itself, where that is a day of the calendar. */
  readonly resetsAt: Date | undefined
  readonly errors: readonly FieldError[] | undefined

  constructor(code: string, status: number, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.status = status
    this.retryAfterMs = options.retryAfterMs
    this.resetsAt = options.resetsAt
    this.errors = options.errors
  }
}

export interface FieldError {
  /** A JSON pointer into what was asked, e.g. `/steps`; HTTP puts the part of the request before it. */
  readonly path: string
  readonly message: string
}

interface AppErrorOptions {
  readonly retryAfterMs?: number | undefined
  readonly resetsAt?: Date | undefined
  readonly errors?: readonly FieldError[]
  readonly cause?: unknown
}

/** One entry of a module's error catalogue: what is thrown, and what the page of errors says of it. */
export interface ErrorDefinition<A extends readonly unknown[]> {
  (...args: A): AppError
  readonly code: string
  readonly status: number
  readonly help: string
}

/** `help` is for the page of errors: when it happens and what to do. The sentence may depend on arguments. */
export function defineError<A extends readonly unknown[] = []>(
  code: string,
  status: number,
  help: string,
  describe: string | ((...args: A) => string | [sentence: string, options: AppErrorOptions]),
): ErrorDefinition<A> {
  const make = (...args: A) => {
    const described = typeof describe === 'string' ? describe : describe(...args)
    const [sentence, options] = typeof described === 'string' ? [described] : described
    return new AppError(code, status, sentence, options)
  }
  return Object.assign(make, { code, status, help })
}
