import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'

// The package's types describe its CommonJS face, whose export is the function itself: `app.test.ts` starts with it.
const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

const options = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const

/** How schemas are read: `exact` takes values as they are, `fromText` turns text into what the schema asks for. */
export const createSchemas = () => ({
  exact: addFormats(new Ajv2020({ ...options, coerceTypes: false })),
  fromText: addFormats(new Ajv2020({ ...options, coerceTypes: true })),
})
