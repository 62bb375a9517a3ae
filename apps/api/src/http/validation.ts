import type { AnySchema } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { requestInvalid } from '../platform/common.errors.ts'
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
  app.addHook('preValidation', async ({ query, routeOptions: { schema, url } }) => {
    if (!url?.startsWith('/api/') || !schema || schema.querystring) return
    const unknown = Object.keys(query as object)
    if (unknown.length > 0)
      throw requestInvalid(unknown.map(key => ({ path: `/query/${key}`, message: 'is not a known name' })))
  })
  app.addHook('preHandler', async ({ body, query, params }) => {
    const errors = [
      ...unstorableTexts(body, '/body'),
      ...unstorableTexts(query, '/query'),
      ...unstorableTexts(params, '/path'),
    ]
    if (errors.length > 0) throw requestInvalid(errors)
  })
}
