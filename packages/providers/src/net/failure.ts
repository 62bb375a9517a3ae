/**
 * Why a call gave no answer, or none to be used:
 * - `connection`: it broke before an answer began, so that it may be tried again
 * - `broken`: it broke while the answer came
 * - `timeout`: the deadline passed, or the line was silent for too long
 * - `too_large`: the body is longer than its cap
 * - `compressed`: the body is compressed, which nobody asked for; it was left unread
 * - `refused`: the address is not one that may be called
 */
export type FailureKind = 'connection' | 'broken' | 'timeout' | 'too_large' | 'compressed' | 'refused'

export class CallFailure extends Error {
  override readonly name = 'CallFailure'
  readonly kind: FailureKind
  /** The id under which the other side logged the call, where it said so before it failed. */
  readonly requestId: string | undefined

  constructor(kind: FailureKind, message: string, options: { cause?: unknown; requestId?: string | undefined } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.requestId = options.requestId
  }
}

/** The code of an error of Node or undici, e.g. `ECONNREFUSED`; also where it sits inside an AggregateError. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
