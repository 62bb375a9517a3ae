import { STATUS_CODES } from 'node:http'
import type { Problem } from '@atelier/contracts'
import type { AppError } from '../platform/errors.ts'

/** An error as RFC 9457 tells it. */
export const toProblem = ({ code, status, message, errors }: AppError, requestId: string): Problem => ({
  type: `/errors#${code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: message,
  code,
  requestId,
  ...(errors && { errors: [...errors] }),
})
