import type { AppError } from '../../platform/errors.ts'

/** An error as an API tells it. */
export interface ShownError {
  readonly status: number
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: object
}

/** How another program's API speaks, for all that is at its addresses. */
export interface Dialect {
  readonly name: string
  /** Its addresses are this one and those below it. */
  readonly prefix: `/${string}`
  /** What it asks for where nobody is known (RFC 9110, 11.6.1). */
  readonly scheme: 'Bearer' | 'Basic'
  /** Whether its clients send null for what they mean to leave out. */
  readonly nullIsNothing: boolean
  readonly showError: (error: AppError, requestId: string) => ShownError
}
