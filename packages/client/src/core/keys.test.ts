import { expect, test } from 'vitest'
import { randomKey } from './keys.ts'

test('a made key is long, and another one each time', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(randomKey()).not.toBe(randomKey())
})
