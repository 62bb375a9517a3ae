import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import { requestInvalid } from '../platform/common.errors.ts'
import type { FieldError } from '../platform/errors.ts'

// The package's types describe its CommonJS face, whose export is the function itself: `app.test.ts` starts with it.
const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

const options = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const

/** No schema of ours is deeper. */
const DEEPEST = 5

/** Bodies mean what they say; queries, paths and headers arrive as text and are read as what the schema asks for. */
export function validateRequests(app: FastifyInstance) {
  const exact = addFormats(new Ajv2020({ ...options, coerceTypes: false }))
  const fromText = addFormats(new Ajv2020({ ...options, coerceTypes: true }))
  app.setValidatorCompiler<AnySchema>(({ schema, httpPart }) =>
    (httpPart === 'body' ? exact : fromText).compile(schema),
  )
  // Answers are typed by their schemas, and every test holds them against the document (testing/openapi-checker.ts).
  // Fastify's own serialisers are no faster for them, and building one for each status took a tenth of a start.
  app.setSerializerCompiler(() => JSON.stringify)
  // A typo in a query is told: a route that names no parameters takes none.
  app.addHook('preValidation', async ({ query, routeOptions: { schema, url } }) => {
    if (!url?.startsWith('/api/') || !schema || schema.querystring) return
    const unknown = Object.keys(query as object)
    if (unknown.length > 0)
      throw requestInvalid(unknown.map(key => ({ path: `/query/${key}`, message: 'is not a known name' })))
  })
  app.addHook('preHandler', async ({ body, query, params }) => {
    const errors = [...unkeepable(body, '/body'), ...unkeepable(query, '/query'), ...unkeepable(params, '/path')]
    if (errors.length > 0) throw requestInvalid(errors)
  })
}

/** Texts with characters that not every database can hold: PostgreSQL takes no NUL, and half of a surrogate pair is no Unicode. */
function unkeepable(value: unknown, path: string, depth = 0): FieldError[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed()
      ? [{ path, message: 'has a NUL or half of a character in it' }]
      : []
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => unkeepable(part, `${path}/${key}`, depth + 1))
    : []
}
