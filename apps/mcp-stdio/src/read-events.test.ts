import { expect, test } from 'vitest'
import { readEvents } from './read-events.ts'

const streamOf = (...parts: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })

async function dataOf(text: string, cut?: number): Promise<string[]> {
  const bytes = new TextEncoder().encode(text)
  const parts = cut === undefined ? [bytes] : [bytes.subarray(0, cut), bytes.subarray(cut)]
  const told: string[] = []
  for await (const data of readEvents(streamOf(...parts))) told.push(data)
  return told
}

const TOLD = 'event: message\r\nid: 1\r\ndata: {"a":"ü"}\r\n\r\n: nothing\n\ndata: one\ndata:two\n\nevent: empty\n\n'

test('the data of each event is told, whatever ends a line', async () => {
  expect(await dataOf(TOLD)).toEqual(['{"a":"ü"}', 'one\ntwo'])
})

test('wherever the network cuts it', async () => {
  for (let cut = 0; cut <= new TextEncoder().encode(TOLD).length; cut += 1)
    expect([cut, await dataOf(TOLD, cut)]).toEqual([cut, ['{"a":"ü"}', 'one\ntwo']])
})

test('an event that was not ended is not told', async () => {
  expect(await dataOf('data: whole\n\ndata: cut off')).toEqual(['whole'])
})
