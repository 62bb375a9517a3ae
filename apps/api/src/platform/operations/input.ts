import type { Route } from '@atelier/contracts'
import type { Static, TSchema } from 'typebox'

type Part<R extends Route, K extends 'params' | 'querystring' | 'headers' | 'body'> = R['schema'] extends {
  readonly [P in K]: infer S extends TSchema
}
  ? Static<S>
  : unknown

/** A body that is a list has a name among the other parts. */
type Named<B> = B extends readonly unknown[] ? { readonly list: B } : B

/** A path may end in an id that holds slashes; to an operation it is an id like any other. */
type Params<P> = P extends { '*': infer Id } ? { readonly id: Id } : P

type Header<R extends Route, Name extends string, Value> = Name extends keyof Part<R, 'headers'> ? Value : unknown

/** A form of its own, or one file and nothing else. */
type Form<R extends Route> = R['schema'] extends { readonly form: infer S extends TSchema }
  ? Static<S>
  : R['schema'] extends { readonly consumes: readonly ['multipart/form-data'] }
    ? { readonly file: Uint8Array }
    : unknown

/**
 * What an operation is asked with: the parameters of the path, of the query and of the body side by side, and what the
 * headers of the contract mean. No name occurs twice in a contract (a test says so).
 */
export type OperationInput<R extends Route> = Params<Part<R, 'params'>> &
  Part<R, 'querystring'> &
  Named<Part<R, 'body'>> &
  Header<R, 'idempotency-key', { readonly idempotencyKey?: string }> &
  Header<R, 'prefer', { readonly waitMs?: number }> &
  Header<R, 'last-event-id', { readonly lastEventId?: string }> &
  Form<R>

interface ObjectSchema {
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, object>>
  readonly required?: readonly string[]
  readonly minProperties?: number
}

/** Milliseconds; the longest that a client of another program waits (OpenAI's own gives up after 10 minutes). */
const MAX_WAIT_MS = 600_000

const FROM_HEADERS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'idempotency-key': { idempotencyKey: { type: 'string', minLength: 1, maxLength: 200 } },
  prefer: { waitMs: { type: 'integer', minimum: 1, maximum: MAX_WAIT_MS } },
  'last-event-id': { lastEventId: { type: 'string', pattern: '^[0-9]{1,16}$' } },
}

const FILE: ObjectSchema = { type: 'object', properties: { file: {} }, required: ['file'] }

/** The schema of an {@link OperationInput}. */
export function inputSchemaOf({ schema }: Route): object {
  const { params, querystring, headers, body, form, consumes } = schema
  const parts = [
    params && withId(params),
    querystring,
    body,
    headers && fromHeaders(headers),
    consumes?.includes('multipart/form-data') ? (form ?? FILE) : undefined,
  ].filter(part => part !== undefined) as ObjectSchema[]
  const [only] = parts
  // A body that is one of several shapes stands alone.
  if (only && parts.length === 1) return withList(only)
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.assign({}, ...parts.map(part => part.properties)) as object,
    required: parts.flatMap(part => part.required ?? []),
    minProperties: parts.reduce((sum, part) => sum + (part.minProperties ?? part.required?.length ?? 0), 0),
  }
}

/** A shape that is a list is one part of what is asked. */
function withList(schema: ObjectSchema & { readonly anyOf?: readonly ObjectSchema[] }): object {
  if (!schema.anyOf?.some(({ type }) => type === 'array')) return schema
  const shapes = schema.anyOf.map(shape =>
    shape.type === 'array'
      ? { type: 'object', additionalProperties: false, properties: { list: shape }, required: ['list'] }
      : shape,
  )
  return { ...schema, anyOf: shapes }
}

const withId = ({ properties: { '*': rest, ...properties } = {}, required = [] }: ObjectSchema): ObjectSchema => ({
  properties: { ...properties, ...(rest && { id: rest }) },
  required: required.map(name => (name === '*' ? 'id' : name)),
})

const fromHeaders = ({ properties = {} }: ObjectSchema): ObjectSchema => ({
  properties: Object.assign({}, ...Object.keys(properties).map(name => FROM_HEADERS[name])) as Record<string, object>,
})
