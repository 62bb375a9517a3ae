import { STATUS_CODES } from 'node:http'
import type { Problem } from '@atelier/contracts'
import { translateDatabaseError } from '@atelier/db'
import { ImageRejected } from '@atelier/imaging'
import { ProviderError } from '@atelier/providers'
import { StorageFull, StorageReadOnly } from '@atelier/storage'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { databaseUnavailable, internalError, mediaTypeUnsupported, notFound, requestInvalid, requestMalformed, requestTooLarge, storageFull, storageReadOnly } from '../shared/common.errors.ts'
import { AppError } from '../shared/errors.ts'
import { toFieldErrors } from './field-errors.ts'
import { wantsPage } from './web.ts'

/** Every error leaves as RFC 9457 problem details; what only the log should know stays there. */
export function handleErrors(app: FastifyInstance, { hasPage }: { hasPage: boolean }) {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = translate(error)
    if (told.status >= 500) request.log.error({ err: error, code: told.code }, 'request failed')
    else request.log.info({ code: told.code, detail: told.message }, 'request refused')
    return sendProblem(request, reply, told)
  })
  app.setNotFoundHandler((request, reply) => hasPage && wantsPage(request)
    ? reply.code(404).sendFile('index.html')
    : sendProblem(request, reply, notFound(request.method, request.url.split('?')[0] ?? '')))
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError) {
  const problem: Problem = {
    type: `/errors#${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId: request.id,
    ...error.errors && { errors: [...error.errors] },
  }
  if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000))
  return reply.code(error.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

function translate(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ProviderError) return new AppError(error.code, error.code === 'provider.rate_limited' ? 429 : 502, error.message, { retryAfterMs: error.retryAfterMs, cause: error })
  if (error instanceof StorageFull) return storageFull()
  if (error instanceof StorageReadOnly) return storageReadOnly()
  if (error instanceof ImageRejected) return internalError()
  const trouble = translateDatabaseError(error)
  if (trouble === 'full') return storageFull()
  if (trouble === 'read_only') return storageReadOnly()
  if (trouble) return databaseUnavailable()
  return translateFastify(error)
}

function translateFastify(error: FastifyError): AppError {
  if (error.validation) return requestInvalid(toFieldErrors(error))
  if (error.statusCode === 413) return requestTooLarge()
  if (error.statusCode === 415 || error.statusCode === 406) return mediaTypeUnsupported()
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return requestMalformed()
  return internalError()
}
