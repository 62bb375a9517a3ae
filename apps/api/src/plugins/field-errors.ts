import type { FastifyError } from 'fastify'
import type { FieldError } from '../shared/errors.ts'

const PARTS: Record<string, string> = { body: 'body', querystring: 'query', params: 'path', headers: 'headers' }

/** What the validator found, as a pointer and a phrase for each part of the request. */
export function toFieldErrors({ validation = [], validationContext = 'body' }: FastifyError): FieldError[] {
  const part = `/${PARTS[validationContext] ?? validationContext}`
  const errors = validation.map(({ instancePath, keyword, params, message }): FieldError => {
    if (keyword === 'additionalProperties') return { path: `${part}${instancePath}/${String(params['additionalProperty'])}`, message: 'is not a known name' }
    if (keyword === 'required') return { path: `${part}${instancePath}/${String(params['missingProperty'])}`, message: 'is missing' }
    if (keyword === 'enum' && Array.isArray(params['allowedValues'])) return { path: `${part}${instancePath}`, message: `must be one of ${params['allowedValues'].join(', ')}` }
    if ((keyword === 'minLength' && params['limit'] === 1) || (keyword === 'pattern' && params['pattern'] === '\\S')) return { path: `${part}${instancePath}`, message: 'must not be empty' }
    return { path: `${part}${instancePath}`, message: message ?? 'is not valid' }
  })
  // One thing is often wrong in more than one way: the first says enough. A path's rest is an id (see documentApi).
  return [...new Map(errors.toReversed().map(error => [error.path, { ...error, path: error.path.replace('/path/*', '/path/id') }])).values()].toReversed()
}
