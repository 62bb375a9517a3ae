import { expect, test } from 'vitest'
import { filenameOf } from './filename.ts'

test.each([
  ['attachment; filename="a-heron.png"', 'a-heron.png'],
  ['attachment; filename="a.png"; filename*=UTF-8\'\'%C3%BC.png', 'ü.png'],
  ['attachment; filename="a.png"; filename*=UTF-8\'\'%zz.png', 'a.png'],
  ['attachment; filename="..\\\\..\\\\etc/passwd"', 'passwd'],
  ['attachment; filename=".."', undefined],
  ["attachment; filename*=UTF-8''a%2F..", undefined],
  ['inline', undefined],
])('of %j it is %j', (header, name) => {
  expect(filenameOf(new Response(null, { headers: { 'content-disposition': header } }))).toBe(name)
})
