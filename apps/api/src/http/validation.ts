import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { requestInvalid } from '../platform/common.errors.ts'
import type { FieldError } from '../platform/errors.ts'
import { createSchemas } from '../platform/operations/schemas.ts'
import { unstorableTexts } from '../platform/operations/unstorable.ts'
import { dialectAt } from './dialects/index.ts'
import { isTooDeep, MAX_JSON_DEPTH } from './json-depth.ts'

/** Bodies mean what they say; queries, paths and headers arrive as text and are read as what the schema asks for. */
export function validateRequests(app: FastifyInstance) {
  const { exact, fromText } = createSchemas()
  app.setValidatorCompiler<AnySchema>(({ schema, httpPart }) =>
    compiledLate(() => (httpPart === 'body' ? exact : fromText).compile(schema)),
  )
  // Answers are typed by their schemas, and every test holds them against the document (testing/openapi-checker.ts).
  // Fastify's own serialisers are no faster for them, and building one for each status took a tenth of a start.
  app.setSerializerCompiler(() => JSON.stringify)
  app.addHook('preValidation', (request, _reply, done) => {
    const { body } = request
    if (dialectAt(request.url)?.nullIsNothing && typeof body === 'object' && body !== null && !Array.isArray(body))
      request.body = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
    done()
  })
  // A typo in a query is told: a route that names no parameters takes none.
  app.addHook('preValidation', ({ query, routeOptions: { schema, url } }, _reply, done) => {
    const takesNone = url?.startsWith('/api/') && schema && !schema.querystring
    const unknown = takesNone ? Object.keys(query as object) : []
    done(refusalOf(unknown.map(key => ({ path: `/query/${key}`, message: 'is not a known name' }))))
  })
  app.addHook('preHandler', ({ body, query, params, routeOptions: { schema } }, _reply, done) => {
    // Other programs may send keys that no schema knows, with anything in them; what copies or hashes a body goes all the way down.
    const errors = [
      ...(schema?.body && isTooDeep(body) ? [TOO_DEEP] : []),
      ...unstorableTexts(body, '/body'),
      ...unstorableTexts(query, '/query'),
      ...unstorableTexts(params, '/path'),
    ]
    done(refusalOf(errors))
  })
}

/**
 * Compiled when it is first asked: all of them together are a fifth of a start, and memory for routes that nobody calls.
 * `schemas.test.ts` compiles them all.
 */
function compiledLate(compile: () => ValidateFunction) {
  let validate: ValidateFunction | undefined
  // Fastify finds what is wrong on the function itself.
  const late = Object.assign(
    (data: unknown) => {
      validate ??= compile()
      const isValid = validate(data)
      late.errors = validate.errors ?? null
      return isValid
    },
    { errors: null as NonNullable<ValidateFunction['errors']> | null },
  )
  return late
}

const refusalOf = (errors: FieldError[]) => (errors.length > 0 ? requestInvalid(errors) : undefined)

const TOO_DEEP: FieldError = { path: '/body', message: `must not be nested deeper than ${MAX_JSON_DEPTH} levels` }
