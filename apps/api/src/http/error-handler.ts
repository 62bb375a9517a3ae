import { translateDatabaseError } from '@atelier/db'
import { ImageRejected } from '@atelier/imaging'
import { ProviderError } from '@atelier/providers'
import { StorageFull, StorageReadOnly } from '@atelier/storage'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  databaseDamaged,
  databaseUnavailable,
  internalError,
  mediaTypeUnsupported,
  methodNotAllowed,
  notFound,
  requestInvalid,
  requestMalformed,
  requestTooLarge,
  serverBusy,
  shuttingDown,
  storageFull,
  storageReadOnly,
  unknownHost,
} from '../platform/common.errors.ts'
import { AppError } from '../platform/errors.ts'
import { dialectAt, showErrorAt } from './dialects/index.ts'
import type { PageDocument } from './page-documents.ts'
import { pointIntoPart } from './request-pointers.ts'
import { unknownHostPage } from './unknown-host-page.ts'
import { sendDocument, wantsPage } from './web.ts'

/** Refusals for a while: nothing failed. */
const EXPECTED = new Set([serverBusy.code, shuttingDown.code])

const LONGEST_PATH_SHOWN = 200

/** Every error leaves in the shape of the API that was asked: ours as RFC 9457 problem details. What only the log should know stays there. */
export function handleErrors(
  app: FastifyInstance,
  {
    findDocument,
    methodsAt,
  }: {
    /** Of the built page, where there is one. */
    findDocument: (() => Promise<PageDocument | undefined>) | undefined
    methodsAt: (path: string) => string[]
  },
) {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = logged(error, request)
    if (told.code === unknownHost.code && wantsPage(request) && !dialectAt(request.url))
      return reply.code(told.status).type('text/html; charset=utf-8').send(unknownHostPage(told.message))
    return sendError(request, reply, told)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const document = wantsPage(request) && !dialectAt(request.url) ? await findDocument?.() : undefined
    if (document) return sendDocument(request, reply.code(404), document)
    const allowed = methodsAt(pathOf(request))
    // A route that takes the method can say itself that there is nothing: a file of the page that is not there.
    if (allowed.length === 0 || allowed.includes(request.method)) return sendError(request, reply, nothingAt(request))
    reply.header('allow', allowed.join(', '))
    // Some programs look so whether there is a server at the address that was entered (RFC 9110, 9.3.7).
    if (request.method === 'OPTIONS' && dialectAt(request.url)) return reply.code(204).send()
    return sendError(request, reply, methodNotAllowed(request.method, shownPathOf(request), allowed))
  })
}

/** What the router itself finds wrong with a path: it cannot be decoded, or is longer than any of ours. No hook has run. */
export const answerRouterError = (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
  void sendError(request, reply.header('x-request-id', request.id), nothingAt(request))

const pathOf = ({ url }: FastifyRequest) => url.split('?')[0] ?? ''
const shownPathOf = (request: FastifyRequest) => pathOf(request).slice(0, LONGEST_PATH_SHOWN)

const nothingAt = (request: FastifyRequest) => notFound(request.method, shownPathOf(request))

function sendError({ url, id }: FastifyRequest, reply: FastifyReply, error: AppError) {
  const { status, type, headers, body } = showErrorAt(url, error, id)
  if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000))
  if (headers) reply.headers(headers)
  return reply.code(status).type(type).serializer(JSON.stringify).send(body)
}

/** What is told of an error to whoever asked; the rest goes into the log. */
export function logged(error: FastifyError, { log }: Pick<FastifyRequest, 'log'>): AppError {
  const told = translate(error)
  if (told.status >= 500 && !EXPECTED.has(told.code)) log.error({ err: error, code: told.code }, 'request failed')
  else log.debug({ code: told.code, detail: told.message }, 'request refused')
  return told
}

function translate(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  // Fastify's own, and a client that went away in the middle of its body: its ECONNRESET looks like that of a database.
  if (error.statusCode !== undefined && error.statusCode < 500) return translateFastify(error)
  if (error instanceof ProviderError)
    return new AppError(error.code, error.code === 'provider.rate_limited' ? 429 : 502, error.message, {
      retryAfterMs: error.retryAfterMs,
      cause: error,
    })
  if (error instanceof StorageFull) return storageFull()
  if (error instanceof StorageReadOnly) return storageReadOnly()
  if (error instanceof ImageRejected) return internalError()
  const trouble = translateDatabaseError(error)
  if (trouble === 'full') return storageFull()
  if (trouble === 'read_only') return storageReadOnly()
  if (trouble === 'damaged') return databaseDamaged()
  if (trouble) return databaseUnavailable()
  return translateFastify(error)
}

function translateFastify(error: FastifyError): AppError {
  if (error.validation) return requestInvalid(pointIntoPart(error))
  if (error.statusCode === 413) return requestTooLarge()
  if (error.statusCode === 415 || error.statusCode === 406) return mediaTypeUnsupported()
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return requestMalformed(error.code.startsWith('FST_ERR_CTP') ? 'JSON of the body' : 'request')
  return internalError()
}
