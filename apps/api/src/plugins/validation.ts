import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

// The package's types describe its CommonJS face, whose export is the function itself: `app.test.ts` starts with it.
const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

const options = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const

/** Bodies mean what they say; queries, paths and headers arrive as text and are read as what the schema asks for. */
export function validateRequests(app: FastifyInstance) {
  const exact = addFormats(new Ajv2020({ ...options, coerceTypes: false }))
  const fromText = addFormats(new Ajv2020({ ...options, coerceTypes: true }))
  app.setValidatorCompiler<AnySchema>(({ schema, httpPart }) => (httpPart === 'body' ? exact : fromText).compile(schema))
}
