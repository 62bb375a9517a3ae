import { expect, test } from 'vitest'
import { createIdempotencyKeys } from './idempotency-keys.ts'

function keys() {
  let made = 0
  return createIdempotencyKeys(() => `key ${(made += 1)}`)
}

test('a request that was not answered is sent again under its key', () => {
  const { keyOf } = keys()
  expect([keyOf({ prompt: 'a' }), keyOf({ prompt: 'a' })]).toEqual(['key 1', 'key 1'])
})

test('other words are another request', () => {
  const { keyOf } = keys()
  expect([keyOf({ prompt: 'a' }), keyOf({ prompt: 'b' })]).toEqual(['key 1', 'key 2'])
})

test('the same words once more, after an answer, are a request of their own', () => {
  const { keyOf, answered } = keys()
  keyOf({ prompt: 'a' })
  answered()
  expect(keyOf({ prompt: 'a' })).toBe('key 2')
})
