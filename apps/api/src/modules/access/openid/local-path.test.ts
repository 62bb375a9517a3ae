import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each([
  ['/gallery?q=fox#top', '/gallery?q=fox#top'],
  ['/', '/'],
  ['/a/../b', '/b'],
  ...['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example'].map(to => [
    to,
    '/',
  ]),
  ...['/..//evil.example', 'gallery', 'javascript:alert(1)', '', undefined].map(to => [to, '/']),
])('%j leads to %s', (to, path) => {
  expect(localPath(to)).toBe(path)
})
