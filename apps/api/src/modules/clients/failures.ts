import type { Generation } from '@atelier/contracts'
import { AppError } from '../../platform/errors.ts'
import { clientCancelled } from './clients.errors.ts'

/** Failures that are not the engine's fault, by the status that says so; of all others it was somebody behind this server. */
const STATUSES: Readonly<Record<string, number>> = {
  'provider.rate_limited': 429,
  'provider.quota': 429,
  'provider.bad_request': 400,
  'provider.moderated': 400,
  'provider.task_unsupported': 400,
}

/** Why nothing came of what somebody waits for. */
export function failureOf({ status, error }: Pick<Generation, 'status' | 'error'>): AppError {
  if (status === 'cancelled' || !error) return clientCancelled()
  const { code, message, suggestion, retryAfterMs } = error
  const sentence = suggestion === undefined ? message : `${message} ${suggestion}`
  return new AppError(code, STATUSES[code] ?? 502, sentence, { retryAfterMs })
}
