import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { streamEvents } from '@atelier/contracts'
import { fastifySSE } from '@fastify/sse'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { EventMessage } from '../platform/operations/answer.ts'
import type { App } from './app-type.ts'
import { mountEvents } from './mount-events.ts'

/** A stream that never ends, of messages of 64 kB each. */
async function openStream() {
  const over = Promise.withResolvers<number>()
  async function* endless(): AsyncGenerator<EventMessage> {
    let given = 0
    try {
      for (;;) yield { id: String((given += 1)), event: 'image.created', data: { text: 'x'.repeat(65_536) } }
    } finally {
      over.resolve(given)
    }
  }
  const app = Fastify() as unknown as App
  await app.register(fastifySSE)
  mountEvents(app, streamEvents, async () => ({ result: { answer: 'events', messages: endless() } }), {
    stalledMs: 100,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const client = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => void client.destroy())
  client.on('error', () => {}).write('GET /api/v1/events HTTP/1.1\r\nhost: localhost\r\n\r\n')
  return { client, over: over.promise }
}

test('a client that stops reading is dropped, and holds no more than fits into its socket', async () => {
  const { client, over } = await openStream()
  client.pause()
  // 64 kB each; what the system buffers for both ends is some megabytes.
  expect(await over).toBeLessThan(200)
})

test('a client that reads slowly stays, and one that leaves is not waited for', async () => {
  const { client, over } = await openStream()
  for (let read = 0; read < 20_000_000;) {
    const [chunk] = (await once(client, 'data')) as [Buffer]
    read += chunk.length
  }
  client.pause()
  client.destroy()
  expect(await over).toBeGreaterThan(200)
})
