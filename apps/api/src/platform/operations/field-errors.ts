import type { FieldError } from '../errors.ts'

/** A fault as the validator tells of it (ajv's `ErrorObject`, and Fastify's copy of it). */
interface Found {
  readonly keyword: string
  readonly instancePath: string
  readonly schemaPath: string
  readonly params: Record<string, unknown>
  readonly message?: string | undefined
}

/** What the validator found, as a pointer below `part` and a phrase for each place. */
export function toFieldErrors(found: readonly Found[], part: string): FieldError[] {
  const errors = withinTheirKind(found).map(({ instancePath, keyword, params, message }): FieldError => {
    if (keyword === 'additionalProperties')
      return { path: `${part}${instancePath}/${String(params['additionalProperty'])}`, message: 'is not a known name' }
    if (keyword === 'required')
      return { path: `${part}${instancePath}/${String(params['missingProperty'])}`, message: 'is missing' }
    if (keyword === 'enum' && Array.isArray(params['allowedValues']))
      return { path: `${part}${instancePath}`, message: `must be one of ${params['allowedValues'].join(', ')}` }
    if ((keyword === 'minLength' && params['limit'] === 1) || (keyword === 'pattern' && params['pattern'] === '\\S'))
      return { path: `${part}${instancePath}`, message: 'must not be empty' }
    return { path: `${part}${instancePath}`, message: phraseOf(keyword, params) ?? message ?? 'is not valid' }
  })
  // One thing is often wrong in more than one way: the first says enough.
  return [...new Map(errors.toReversed().map(error => [error.path, error])).values()].toReversed()
}

/**
 * Without what speaks of another kind: where something is one of several, told apart by a constant, the validator says of
 * each why it is not that one. Where it is none of them, what the constants are is all that is left.
 */
function withinTheirKind(found: readonly Found[]): readonly Found[] {
  const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}/`)
  const others = found
    .filter(({ keyword }) => keyword === 'const')
    .flatMap(error => {
      const [, choices, branch] = /^(.*\/anyOf)(\/\d+)\/properties\/[^/]+\/const$/.exec(error.schemaPath) ?? []
      return choices === undefined || branch === undefined
        ? []
        : [{ error, choices, branch: choices + branch, at: error.instancePath.replace(/\/[^/]*$/, '') }]
    })
  const left = found.filter(
    error => !others.some(({ branch, at }) => isWithin(error.schemaPath, branch) && isWithin(error.instancePath, at)),
  )
  return left.flatMap(error => {
    if (error.keyword !== 'anyOf') return [error]
    const inside = left.some(
      other =>
        other !== error &&
        isWithin(other.schemaPath, error.schemaPath) &&
        isWithin(other.instancePath, error.instancePath),
    )
    const none = others.filter(({ choices, at }) => choices === error.schemaPath && at === error.instancePath)
    const [first] = none
    if (inside || !first) return inside && none.length > 0 ? [] : [error]
    return [
      {
        ...first.error,
        keyword: 'enum',
        params: { allowedValues: [...new Set(none.map(({ error: { params } }) => params['allowedValue']))] },
      },
    ]
  })
}

/** Whether a text was refused for its length, for whoever has an error of their own for that. */
export const isTooLong = ({ message }: FieldError): boolean => /^must have at most \d+ characters\b/.test(message)

/** Our own words for the limits that people meet; the validator's serve for the rest. */
function phraseOf(keyword: string, params: Record<string, unknown>): string | undefined {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'minLength':
      return `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return `must have at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`
    case 'maxItems':
      return `must have at most ${limit} entries`
    case 'minProperties':
      return 'must not be empty'
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'uniqueItems':
      return 'must not have the same entry twice'
    case 'type':
      return `must be of type ${[params['type']].flat().join(' or ')}`
    default:
      return undefined
  }
}
