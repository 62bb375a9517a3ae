import { expect, test } from 'vitest'
import type { Json } from '../net/json.ts'
import { createEventReader } from './events.ts'

const TEXT = [
  ': a comment',
  'event: first\ndata: {"a":1}',
  'data: {"type":"second",\ndata: "b":2}',
  'data: [DONE]',
  'data: {"type":"last"}',
]

const read = (text: string, size: number) => {
  const events: Json[] = []
  const reader = createEventReader(event => events.push(event))
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.byteLength; at += size) reader.read(bytes.subarray(at, at + size))
  reader.end()
  return events
}

const EXPECTED = [{ type: 'first', a: 1 }, { type: 'second', b: 2 }, { type: 'last' }]

test.each([1, 2, 3, 7, 1000])('events are read from pieces of %i bytes', size => {
  expect(read(TEXT.join('\n\n'), size)).toEqual(EXPECTED)
  expect(read(`${TEXT.join('\r\n\r\n')}\r\n\r\n`, size)).toEqual(EXPECTED)
})

test('letters that are cut in two stay whole', () => {
  expect(read('data: {"type":"é€😀"}\n\n', 1)).toEqual([{ type: 'é€😀' }])
})
