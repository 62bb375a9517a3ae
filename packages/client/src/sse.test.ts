import { expect, test } from 'vitest'
import { createParser } from './sse.ts'

const STREAM =
  ': beat\n\nid: 4\nevent: image.created\ndata: {"a":\ndata: 1}\n\ndata: plain\r\n\r\nevent: nothing\n\nid:5\rdata:x\r\r'

const MESSAGES = [
  { id: '4', type: 'image.created', data: '{"a":\n1}' },
  { id: undefined, type: 'message', data: 'plain' },
  { id: '5', type: 'message', data: 'x' },
]

test.each([1, 2, 3, 7, 1000])('a stream in pieces of %i is the same stream', size => {
  const parser = createParser()
  const pieces = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, at) =>
    STREAM.slice(at * size, at * size + size),
  )
  // The last carriage return may be half of a line's end, so what it ends comes with the next piece.
  expect([...pieces, ':'].flatMap(piece => parser.push(piece))).toEqual(MESSAGES)
})
