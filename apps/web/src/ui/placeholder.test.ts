import { rgbaToThumbHash } from 'thumbhash'
import { expect, test } from 'vitest'
import { placeholderUrl } from './placeholder.ts'

test('a thumb hash becomes a tiny picture', () => {
  const hash = rgbaToThumbHash(2, 2, [200, 90, 40, 255, 200, 90, 40, 255, 20, 30, 90, 255, 20, 30, 90, 255])
  expect(placeholderUrl(btoa(String.fromCharCode(...hash)))).toMatch(/^data:image\/png;base64,/)
})

test.each([[''], ['%%%'], ['AA==']])('%o is no thumb hash and gives no picture', (text) => {
  expect(placeholderUrl(text)).toBeUndefined()
})
