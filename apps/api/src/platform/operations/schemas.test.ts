import * as contracts from '@atelier/contracts'
import { expect, test } from 'vitest'
import { createSchemas } from './schemas.ts'

const PARTS = ['body', 'querystring', 'params', 'headers'] as const

// The server compiles each when it is first asked.
test('every schema of a request can be compiled', () => {
  const { exact, fromText } = createSchemas()
  let compiled = 0
  for (const route of Object.values<unknown>({ ...contracts })) {
    if (typeof route !== 'object' || route === null || !('schema' in route)) continue
    // Whatever has a schema and is exported there was made by `defineRoute`.
    const { schema } = route as { readonly schema: Partial<Record<(typeof PARTS)[number], object>> }
    for (const part of PARTS) {
      const given = schema[part]
      if (given) compiled += typeof (part === 'body' ? exact : fromText).compile(given) === 'function' ? 1 : 0
    }
  }
  expect(compiled).toBeGreaterThan(60)
})
