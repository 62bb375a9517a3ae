import { expect, test } from 'vitest'
import { createWishKeys, drawKey } from './wish-keys.ts'

function keys() {
  let drawn = 0
  return createWishKeys(() => `key ${(drawn += 1)}`)
}

test('a wish that was not answered is sent again under its key', () => {
  const { keyOf } = keys()
  expect([keyOf({ prompt: 'a' }), keyOf({ prompt: 'a' })]).toEqual(['key 1', 'key 1'])
})

test('other words are another wish', () => {
  const { keyOf } = keys()
  expect([keyOf({ prompt: 'a' }), keyOf({ prompt: 'b' })]).toEqual(['key 1', 'key 2'])
})

test('the same words once more, after an answer, are wished for once more', () => {
  const { keyOf, answered } = keys()
  keyOf({ prompt: 'a' })
  answered()
  expect(keyOf({ prompt: 'a' })).toBe('key 2')
})

test('a drawn key is long, and another one each time', () => {
  expect(drawKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(drawKey()).not.toBe(drawKey())
})
