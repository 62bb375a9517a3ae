import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { EventMessage } from '../platform/operations/answer.ts'
import { sendEvents } from './send-events.ts'
import { sendLate } from './send-late.ts'

const waits = { patienceMs: 20, everyMs: 5 }
const showError = (error: unknown) => ({ failed: String(error) })

/** Answers with what is told from outside, and says what it has sent of its own accord. */
async function openAnswer() {
  const work = Promise.withResolvers<unknown>()
  const app = Fastify()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-request-id', 'of a test')
    done()
  })
  app.get('/', async (request, reply) => {
    if (await sendLate(request, reply, { working: work.promise, showError, waits })) return reply
    return reply.code(201).send(await work.promise)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`
  return { url, work }
}

test('what is soon done is answered as always', async () => {
  const { url, work } = await openAnswer()
  work.resolve({ is: 'done' })
  const response = await fetch(url)
  expect([response.status, await response.text()]).toEqual([201, '{"is":"done"}'])
})

test('what takes long is answered with white space, until its JSON comes', async () => {
  const { url, work } = await openAnswer()
  const response = await fetch(url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(response.headers.get('x-request-id')).toBe('of a test')
  const reader = response.body?.getReader()
  let told = ''
  while (told.length < 3) told += Buffer.from((await reader?.read())?.value ?? []).toString()
  expect(told).toMatch(/^ +$/)
  work.resolve({ is: 'done' })
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
    told += Buffer.from(piece.value).toString()
  expect(JSON.parse(told)).toEqual({ is: 'done' })
})

test('what fails late is told by the body, since the status is gone', async () => {
  const { url, work } = await openAnswer()
  const response = await fetch(url)
  work.reject(new Error('too bad'))
  expect(await response.json()).toEqual({ failed: 'Error: too bad' })
})

test('events are sent as they come, comments in between, and a failure at the end', async () => {
  const next = Promise.withResolvers<EventMessage>()
  async function* messages(): AsyncGenerator<EventMessage> {
    yield { event: 'first', data: { text: 'two\nlines' } }
    yield await next.promise
    throw new Error('too bad')
  }
  const app = Fastify()
  app.post('/', (_request, reply) => sendEvents(reply, { messages: messages(), showError, waits }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const response = await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`, { method: 'POST' })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = response.body?.getReader()
  let told = ''
  const comments = () => told.split(':\n\n').length - 1
  while (comments() < 3) told += Buffer.from((await reader?.read())?.value ?? []).toString()
  next.resolve({ id: '7', event: 'second', data: 2 })
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
    told += Buffer.from(piece.value).toString()
  expect(told.replaceAll(/^:\n\n/gm, '')).toBe(
    'event: first\ndata: {"text":"two\\nlines"}\n\nid: 7\nevent: second\ndata: 2\n\nevent: error\ndata: {"failed":"Error: too bad"}\n\n',
  )
})
