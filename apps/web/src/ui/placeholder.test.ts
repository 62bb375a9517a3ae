import { rgbaToThumbHash } from 'thumbhash'
import { expect, test } from 'vitest'
import { placeholderColor, placeholderUrl } from './placeholder.ts'

test('a thumb hash becomes a tiny picture', () => {
  const hash = rgbaToThumbHash(2, 2, [200, 90, 40, 255, 200, 90, 40, 255, 20, 30, 90, 255, 20, 30, 90, 255])
  expect(placeholderUrl(btoa(String.fromCharCode(...hash)))).toMatch(/^data:image\/png;base64,/)
})

test.each([[''], ['%%%'], ['AA==']])('%o is no thumb hash and gives no picture', text => {
  expect(placeholderUrl(text)).toBeUndefined()
})

test('a thumb hash has a colour on average', () => {
  const hash = rgbaToThumbHash(2, 2, Array.from({ length: 4 }, () => [200, 90, 40, 255]).flat())
  const [red = 0, green = 0, blue = 0] =
    (placeholderColor(btoa(String.fromCharCode(...hash))) ?? '').match(/\d+/g)?.map(Number) ?? []
  expect([
    Math.abs(red - 200) < 12,
    Math.abs(green - 90) < 12,
    Math.abs(blue - 40) < 12,
    placeholderColor('%%%'),
  ]).toEqual([true, true, true, undefined])
})
