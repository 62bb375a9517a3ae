import { expect, test } from 'vitest'
import { readMessages, type Message } from './sse.ts'

const STREAM =
  ': beat\n\nid: 4\nevent: image.created\ndata: {"a":\ndata: "ü"}\n\ndata: plain\r\n\r\nevent: nothing\n\nid:5\rdata:\tx\r\r:\n'

const MESSAGES = [
  { id: '4', type: 'image.created', data: '{"a":\n"ü"}' },
  { id: undefined, type: 'message', data: 'plain' },
  { id: '5', type: 'message', data: '\tx' },
]

async function read(text: string, size: number) {
  const bytes = new TextEncoder().encode(text)
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size))
      controller.close()
    },
  })
  const told: Message[] = []
  for await (const message of readMessages(body)) told.push(message)
  return told
}

test.each([1, 2, 3, 7, 1000])('a stream in pieces of %i bytes is the same stream', async size => {
  expect(await read(STREAM, size)).toEqual(MESSAGES)
})

test('a message that was not ended is not told', async () => {
  expect(await read('data: whole\n\ndata: cut off', 1000)).toMatchObject([{ data: 'whole' }])
})
