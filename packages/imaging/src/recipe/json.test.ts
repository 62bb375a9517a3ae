import { describe, expect, test } from 'vitest'
import { parseRecord } from './json.ts'

const SEED = '12345678901234567890'

describe.each([
  ['short', ''],
  ['long', 'x'.repeat(600_000)],
])('a %s text', (_, filling) => {
  const parsed = (members: string) => parseRecord(`{"filling":"${filling}",${members}}`)

  test('has whole numbers beyond 2^53 as text', () => {
    expect(parsed(`"seed": ${SEED}`)).toMatchObject({ seed: SEED })
  })

  test.each([`: ${SEED}, x`, `: ${SEED}}`, `a: ${SEED}, x`])('may hold the text %j', prompt => {
    expect(parsed(`"prompt":${JSON.stringify(prompt)}`)).toMatchObject({ prompt })
  })
})

test('a seed beside a text that begins with a colon is exact', () => {
  expect(parseRecord(`{"prompt":": ${SEED}, x","seed":${SEED}}`)).toEqual({ prompt: `: ${SEED}, x`, seed: SEED })
})
