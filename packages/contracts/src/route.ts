import { Type, type Static, type TSchema } from 'typebox'

/** One HTTP operation: what the server validates, what the client may send, and what OpenAPI says of it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: `/${string}`
  readonly schema: {
    readonly operationId: string
    readonly summary: string
    readonly description?: string
    readonly tags: readonly [Tag, ...Tag[]]
    readonly params?: TSchema
    readonly querystring?: TSchema
    readonly headers?: TSchema
    readonly body?: TSchema
    /** Of a body that is a form, where it is more than one file: texts, and files as `FormFile`. */
    readonly form?: TSchema
    readonly consumes?: readonly string[]
    readonly produces?: readonly string[]
    readonly response: Readonly<Record<number, unknown>>
  }
}

export type Tag =
  | 'Generations'
  | 'Grids'
  | 'Prompts'
  | 'Styles'
  | 'Images'
  | 'Uploads'
  | 'Collections'
  | 'Links'
  | 'Models'
  | 'Engines'
  | 'Events'
  | 'Webhooks'
  | 'Settings'
  | 'Access'
  | 'Health'
  | 'OpenAI'
  | 'MCP'
  | 'A1111'

export const defineRoute = <const R extends Route>(route: R) => route

type Part<R extends Route, K extends 'params' | 'querystring' | 'headers' | 'body'> = R['schema'] extends {
  readonly [P in K]: infer S extends TSchema
}
  ? { [P in K]: Static<S> }
  : unknown

/** What a caller passes for a route: exactly the parts that the route declares. */
export type Input<R extends Route> = Part<R, 'params'> & Part<R, 'querystring'> & Part<R, 'body'>

type Success = 200 | 201 | 202 | 204

/** What a route answers when it succeeds. Errors are always a {@link Problem}, but for routes that speak as another program. */
export type Output<R extends Route> = {
  [S in keyof R['schema']['response'] & Success]: R['schema']['response'][S] extends infer T extends TSchema
    ? Static<T>
    : R['schema']['response'][S] extends {
          readonly content: { readonly 'application/json': { readonly schema: infer T extends TSchema } }
        }
      ? Static<T>
      : never
}[keyof R['schema']['response'] & Success]

/** `T | null` as OpenAPI 3.1 writes it for a plain type: `type: ['string', 'null']`. */
export const Nullable = <T extends TSchema & { type: string }>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ ...schema, type: [schema.type, 'null'] })

/** An object or null. */
export const OrNull = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] })

/** An object that refuses keys it does not name, so that a typo is an error and not a surprise. */
export const Strict = <T extends Record<string, TSchema>>(
  properties: T,
  options: { description?: string; minProperties?: number; examples?: unknown[] } = {},
) => Type.Object(properties, { ...options, additionalProperties: false })

/** An object as other programs send it: what it does not name is let through, since each of their clients adds keys of its own. */
export const Lenient = <T extends Record<string, TSchema>>(
  properties: T,
  options: { description?: string; examples?: unknown[] } = {},
) => Type.Object(properties, { ...options, additionalProperties: true })

/** A file in a form, as it arrived. */
export interface FormFile {
  readonly bytes: Uint8Array
}

/** A file of a form. */
export const FormFile = (description: string) =>
  Type.Unsafe<FormFile>({ type: 'string', format: 'binary', description })

/** One of some words or whole numbers. Bears its type, so that a query's text is turned into a number where it must be. */
export const OneOf = <const V extends readonly [string | number, ...(string | number)[]]>(
  values: V,
  options: { description?: string; default?: V[number] } = {},
) =>
  Type.Unsafe<V[number]>({ type: typeof values[0] === 'number' ? 'integer' : 'string', enum: [...values], ...options })

/** An answer that is a file. */
export const binary = (description: string, ...types: string[]) => ({
  description,
  content: Object.fromEntries(
    types.map(type => [type, { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) }]),
  ),
})

export const notModified = { description: 'Not changed since the ETag given.', type: 'null' } as const

export const EXAMPLE_ID = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
export const Id = Type.String({
  format: 'uuid',
  description: 'A UUIDv7: ids sort by the time they were made.',
  examples: [EXAMPLE_ID],
})
export const IdParams = Strict({ id: Id })
export const Timestamp = Type.String({
  format: 'date-time',
  description: 'ISO 8601, UTC.',
  examples: ['2026-11-22T18:04:05.123Z'],
})
export const Cursor = Type.String({
  minLength: 1,
  maxLength: 400,
  description: 'The `nextCursor` of the page before. Opaque.',
})
/** The header by which a request that is sent again is answered with what came of the first. */
export const IdempotencyKey = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }))
export const LARGEST_PAGE = 200
export const Limited = Type.Optional(
  Type.Integer({ minimum: 1, maximum: LARGEST_PAGE, default: 50, description: 'At most this many.' }),
)
