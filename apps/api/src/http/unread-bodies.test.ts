import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { rawRequest } from '../testing/raw-request.ts'
import { dropUnreadBodies } from './unread-bodies.ts'

test('a request without a body is left as it is', async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  const listeners = Promise.withResolvers<number>()
  dropUnreadBodies(app)
  app.addHook('onResponse', async ({ raw }) => listeners.resolve(raw.listenerCount('error')))
  let before = 0
  app.get('/', async ({ raw }) => {
    before = raw.listenerCount('error')
    return ''
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  await rawRequest(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, '/')
  expect(await listeners.promise).toBe(before)
})
