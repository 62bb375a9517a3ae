import type { AnySchema } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { requestInvalid } from '../platform/common.errors.ts'
import type { FieldError } from '../platform/errors.ts'
import { createSchemas } from '../platform/operations/schemas.ts'
import { unstorableTexts } from '../platform/operations/unstorable.ts'

/** Bodies mean what they say; queries, paths and headers arrive as text and are read as what the schema asks for. */
export function validateRequests(app: FastifyInstance) {
  const { exact, fromText } = createSchemas()
  app.setValidatorCompiler<AnySchema>(({ schema, httpPart }) =>
    (httpPart === 'body' ? exact : fromText).compile(schema),
  )
  // Answers are typed by their schemas, and every test holds them against the document (testing/openapi-checker.ts).
  // Fastify's own serialisers are no faster for them, and building one for each status took a tenth of a start.
  app.setSerializerCompiler(() => JSON.stringify)
  // A typo in a query is told: a route that names no parameters takes none.
  app.addHook('preValidation', ({ query, routeOptions: { schema, url } }, _reply, done) => {
    const takesNone = url?.startsWith('/api/') && schema && !schema.querystring
    const unknown = takesNone ? Object.keys(query as object) : []
    done(refusalOf(unknown.map(key => ({ path: `/query/${key}`, message: 'is not a known name' }))))
  })
  app.addHook('preHandler', ({ body, query, params }, _reply, done) => {
    const errors = [
      ...unstorableTexts(body, '/body'),
      ...unstorableTexts(query, '/query'),
      ...unstorableTexts(params, '/path'),
    ]
    done(refusalOf(errors))
  })
}

const refusalOf = (errors: FieldError[]) => (errors.length > 0 ? requestInvalid(errors) : undefined)
