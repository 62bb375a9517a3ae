import type { Problem } from '@atelier/contracts'
import { t } from '../i18n/common.ts'
import { isRepeated, problemText, reasonText, sentence } from '../i18n/problems.ts'

/** The server answered, and said no. `detail` is a sentence for a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: NonNullable<Problem['errors']>
  readonly requestId: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(problem: Pick<Problem, 'status' | 'code' | 'detail'> & Partial<Problem>, retryAfterMs?: number) {
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

  constructor(reason: 'unreachable' | 'timeout', options: ErrorOptions = {}) {
    super(`No answer: ${reason}`, options)
    this.reason = reason
  }
}

/** One sentence to show. Errors that are neither are bugs, and not for a person to read. */
export function describe(error: unknown): string {
  if (error instanceof ApiError) return refusalText(error)
  return t(error instanceof NetworkError ? error.reason : 'pageFault')
}

/** The sentence of all of it, and behind it what that does not say already of single values. */
function refusalText(error: ApiError): string {
  const said = problemText(error)
  const fields = error.errors.filter(one => !isRepeated(one, error)).map(one => reasonText(one, error))
  // The server's own sentence has a pointer for a name, which is for programs.
  if (said.startsWith('/')) return fields.map(sentence).join(' ')
  const more = fields.filter(text => !said.includes(text))
  return more.length > 0 ? `${said} (${more.join('; ')})` : said
}

export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** The server refused, or could not be reached; anything else that is thrown is a fault of this page. */
export const isFailedCall = (error: unknown) => error instanceof ApiError || error instanceof NetworkError
