import type { GenerationError } from '@atelier/contracts'
import { translateDatabaseError } from '@atelier/db'
import { ImageRejected } from '@atelier/imaging'
import { PASSING_CODES, ProviderError } from '@atelier/providers'
import { StorageFull, StorageReadOnly, StorageUnavailable } from '@atelier/storage'
import { budgetExceeded, databaseUnavailable, internalError, storageFull } from '../../../platform/common.errors.ts'
import { AppError } from '../../../platform/errors.ts'
import { StartUnusable } from './starts.ts'

/** Milliseconds until a generation that the database did not let finish is taken up again. */
const DATABASE_WAIT_MS = 5000

/** What became of an image that was not made. */
export type Failure =
  | { readonly kind: 'wait'; readonly retryAfterMs: number; readonly error: GenerationError }
  | { readonly kind: 'fail'; readonly error: GenerationError }

/** Turns whatever was thrown into what the user is told. The text of an unknown error stays in the log. */
export function describeFailure(error: unknown, timeoutMs: number): Failure {
  if (error instanceof ProviderError) {
    const told: GenerationError = {
      code: error.code,
      message: error.message,
      ...(error.retryAfterMs !== undefined && { retryAfterMs: Math.round(error.retryAfterMs) }),
      ...(error.suggestion !== undefined && { suggestion: error.suggestion }),
    }
    // What passes by itself is waited for, when the provider says how long.
    return PASSING_CODES.has(error.code) && error.retryAfterMs !== undefined
      ? { kind: 'wait', retryAfterMs: error.retryAfterMs, error: told }
      : { kind: 'fail', error: told }
  }
  if (error instanceof AppError && error.code === budgetExceeded.code)
    return {
      kind: 'fail',
      error: {
        code: error.code,
        message: error.message,
        ...(error.resetsAt && { resetsAt: error.resetsAt.toISOString() }),
      },
    }
  const trouble = translateDatabaseError(error)
  if (trouble === 'unreachable' || trouble === 'busy')
    return {
      kind: 'wait',
      retryAfterMs: DATABASE_WAIT_MS,
      error: {
        code: databaseUnavailable.code,
        message: 'The database did not answer, so the image could not be stored. It is made again.',
      },
    }
  return { kind: 'fail', error: describeOther(error, timeoutMs) }
}

function describeOther(error: unknown, timeoutMs: number): GenerationError {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return {
      code: 'provider.timeout',
      message: `The image was not finished within ${Math.round(timeoutMs / 1000)} s, so the call was stopped.`,
      suggestion: 'Try again, choose a smaller size or fewer steps, or raise GENERATION_TIMEOUT_S.',
    }
  }
  if (error instanceof StartUnusable) return describeStart(error)
  if (error instanceof ImageRejected) {
    return {
      code: 'provider.bad_output',
      message: `The provider sent something that is not a usable image: ${error.message}`,
      suggestion: 'Try again; if it happens every time, use another model.',
    }
  }
  if (error instanceof StorageFull || translateDatabaseError(error) === 'full') {
    return {
      code: storageFull.code,
      message: 'The disk is full, so the image could not be stored.',
      suggestion: 'Free some space on the disk of DATA_DIR and retry.',
    }
  }
  if (error instanceof StorageReadOnly || error instanceof StorageUnavailable) {
    return {
      code: 'storage.unavailable',
      message: 'The image could not be written to the data folder.',
      suggestion: 'Check that DATA_DIR exists and may be written to, and retry.',
    }
  }
  return {
    code: internalError.code,
    message: 'The studio failed while it stored the image. The log has the cause.',
    suggestion: 'Retry; if it happens again, report it with the log.',
  }
}

const describeStart = ({ what }: StartUnusable): GenerationError => ({
  code: 'generation.start_missing',
  message:
    what === 'missing'
      ? 'The file of a picture that this begins with is missing from the storage.'
      : 'The file of a picture that this begins with is damaged.',
  suggestion: 'Begin with another picture, or restore the file from a backup.',
})
