import { expect, test } from 'vitest'
import { sizeText } from './size-text.ts'

test('sizes are told in the unit that suits', () => {
  expect([900, 34_500, 1_250_000, 999_950, 45_300_000_000, 2e15].map(sizeText)).toEqual([
    '900 bytes',
    '35 kB',
    '1.3 MB',
    '1.0 MB',
    '45.3 GB',
    '2000.0 TB',
  ])
})
