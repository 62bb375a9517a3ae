import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { sendJson } from './send-ready.ts'

/** An answer with a text of so many characters, to a client that takes what it says. */
async function answered(length: number, accepted = 'gzip, deflate', url = '/api/v1/generations') {
  const app = Fastify()
  const body = { text: 'word '.repeat(length / 5) }
  app.get(url, (request, reply) => sendJson(request, reply, body))
  const { headers, rawPayload } = await app.inject({ url, headers: { 'accept-encoding': accepted } })
  const isCompressed = headers['content-encoding'] === 'gzip'
  expect(JSON.parse((isCompressed ? gunzipSync(rawPayload) : rawPayload).toString())).toEqual(body)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  return { isCompressed, vary: headers.vary, bytes: rawPayload.byteLength }
}

test('a list is compressed for whoever takes that, and says that it may not be', async () => {
  const list = await answered(20_000)
  expect(list).toMatchObject({ isCompressed: true, vary: 'accept-encoding' })
  expect(list.bytes).toBeLessThan(1000)
  expect(await answered(20_000, 'gzip;q=0')).toMatchObject({ isCompressed: false, vary: 'accept-encoding' })
})

test('what is short, or as long as pictures, is sent as it is', async () => {
  for (const length of [10, 10_000, 1_000_000])
    expect(await answered(length)).toMatchObject({ isCompressed: false, vary: undefined })
})

test('what other programs ask for, which has pictures in it, is sent as it is', async () => {
  expect(await answered(100_000, 'gzip', '/v1/images/generations')).toMatchObject({ isCompressed: false })
})
