import type { Problem } from '@atelier/contracts'
import type { AppError } from '../platform/errors.ts'
import { reasonPhraseOf } from './reason-phrase.ts'

/** An error as RFC 9457 tells it. */
export const toProblem = ({ code, status, message, resetsAt, errors }: AppError, requestId: string): Problem => ({
  type: `/errors#${code}`,
  title: reasonPhraseOf(status),
  status,
  detail: message,
  code,
  requestId,
  ...(resetsAt && { resetsAt: resetsAt.toISOString() }),
  ...(errors && { errors: [...errors] }),
})
