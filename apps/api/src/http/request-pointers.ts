import type { Route } from '@atelier/contracts'
import type { FastifyError } from 'fastify'
import { requestInvalid } from '../platform/common.errors.ts'
import { AppError, type FieldError } from '../platform/errors.ts'
import { toFieldErrors } from '../platform/operations/field-errors.ts'

const PARTS: Record<string, string> = { body: '/body', querystring: '/query', params: '/path', headers: '/headers' }

/** What Fastify's validation found, as pointers into the request. The rest of a path is an id (see documentApi). */
export const pointIntoPart = ({ validation = [], validationContext = 'body' }: FastifyError): FieldError[] =>
  toFieldErrors(validation, PARTS[validationContext] ?? `/${validationContext}`).map(error => ({
    ...error,
    path: error.path.replace('/path/*', '/path/id'),
  }))

/** An operation's error points into its input, `/steps`; over HTTP that is a part of the request, `/body/steps`. */
export function pointIntoRequest(error: unknown, contract: Route): unknown {
  if (!(error instanceof AppError) || !error.errors) return error
  const errors = error.errors.map(({ path, message }) => ({ path: `${partOf(path, contract)}${path}`, message }))
  if (error.code === requestInvalid.code) return requestInvalid(errors)
  return new AppError(error.code, error.status, error.message, {
    errors,
    retryAfterMs: error.retryAfterMs,
    resetsAt: error.resetsAt,
    cause: error.cause,
  })
}

function partOf(path: string, { schema: { params, querystring, body } }: Route): string {
  const name = path.split('/')[1] ?? ''
  if (params && (namesOf(params).has(name) || (name === 'id' && namesOf(params).has('*')))) return '/path'
  if (querystring && (namesOf(querystring).has(name) || !body)) return '/query'
  return '/body'
}

const namesOf = (schema: { readonly properties?: object }) => new Set(Object.keys(schema.properties ?? {}))
