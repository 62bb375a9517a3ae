import { expect, test } from 'vitest'
import { ownAddress } from './enter.ts'

const HERE = 'https://studio.example'

test.each([
  ['/gallery?q=fox#top', '/gallery?q=fox#top'],
  ['images/7', '/images/7'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
  ['//evil.example/a', '/'],
  ['/\\evil.example', '/'],
  ['\t//evil.example', '/'],
  ['https://evil.example', '/'],
  ['https://studio.example.evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['http://', '/'],
])('%j leads to %s after the login', (next, address) => {
  expect(ownAddress(next, HERE)).toBe(address)
})
