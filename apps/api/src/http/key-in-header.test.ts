import { expect, test } from 'vitest'
import { keyIn } from './key-in-header.ts'

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

test.each([
  ['Bearer atl_abc', 'atl_abc'],
  ['bearer  atl_abc', 'atl_abc'],
  [basic('anybody:atl_abc'), 'atl_abc'],
  [basic(':atl_a:b'), 'atl_a:b'],
  ['Bearer eyJhbGciOi', undefined],
  [basic('anybody:a password'), undefined],
  [basic('atl_abc:'), undefined],
  ['atl_abc', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s has the key %s', (authorization, key) => {
  expect(keyIn(authorization)).toBe(key)
})
