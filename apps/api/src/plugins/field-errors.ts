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
    return { path: `${part}${instancePath}`, message: phraseOf(keyword, params) ?? message ?? 'is not valid' }
  })
  // One thing is often wrong in more than one way: the first says enough. A path's rest is an id (see documentApi).
  return [...new Map(errors.toReversed().map(error => [error.path, { ...error, path: error.path.replace('/path/*', '/path/id') }])).values()].toReversed()
}

/** Our own words for the limits that people meet; the validator's serve for the rest. */
function phraseOf(keyword: string, params: Record<string, unknown>): string | undefined {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'minLength': return `must have at least ${limit} characters`
    case 'maxLength': return `must have at most ${limit} characters`
    case 'minItems': return `must have at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`
    case 'maxItems': return `must have at most ${limit} entries`
    case 'minProperties': return 'must not be empty'
    case 'minimum': return `must be at least ${limit}`
    case 'maximum': return `must be at most ${limit}`
    case 'uniqueItems': return 'must not have the same entry twice'
    case 'type': return `must be of type ${[params['type']].flat().join(' or ')}`
    default: return undefined
  }
}
