import { expect, onTestFinished, test } from 'vitest'
import { answerWith, hang, reset, startReceiver, talk, type Receiver } from '../testing/receiver/index.ts'
import { CallFailure } from './failure.ts'
import type { Reach, Resolve } from './guarded-agent.ts'
import { createReceivers } from './receivers.ts'

interface Way {
  readonly reach?: Reach
  readonly resolve?: Resolve
  readonly timeoutMs?: number
}

async function post(url: string, { reach = 'own network', resolve, timeoutMs = 5000 }: Way = {}) {
  const receivers = createReceivers({ resolve, now: () => 0 })
  const { signal } = new AbortController()
  try {
    const sent = { url, reach, headers: { 'x-test': 'yes' }, body: '{}', signal, timeoutMs, maxBytes: 100 }
    return await receivers.post(sent)
  } catch (error) {
    return error instanceof CallFailure ? error.kind : error
  } finally {
    await receivers.close()
  }
}

async function receive(): Promise<Receiver> {
  const receiver = await startReceiver()
  onTestFinished(receiver.close)
  return receiver
}

/** A name that stands for this machine. */
const here: Resolve = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }])

test('a message arrives, and the answer tells what matters', async () => {
  const receiver = await receive()
  receiver.set(answerWith(429, { 'retry-after': '7' }, 'slow down'))
  expect(await post(receiver.url)).toEqual({
    status: 429,
    bytes: Buffer.from('slow down'),
    contentType: 'text/plain',
    retryAfterMs: 7000,
  })
  expect(receiver.messages[0]).toMatchObject({ body: '{}', headers: { 'x-test': 'yes' } })
})

test.each([
  ['by its address', (port: number) => `https://127.0.0.1:${port}/hook`, undefined],
  ['by a name that stands for it', (port: number) => `https://hooks.example:${port}/hook`, here],
  ['without encryption', (port: number) => `http://hooks.example:${port}/hook`, here],
] as const)(
  'nothing is sent to this machine %s where only the internet may be called',
  async (_how, urlOf, resolve) => {
    const receiver = await receive()
    expect(await post(urlOf(receiver.port), { reach: 'public', ...(resolve && { resolve }) })).toBe('refused')
    expect(receiver.messages).toEqual([])
  },
)

test('a name that stands for another machine the second time is asked for once', async () => {
  const receiver = await receive()
  let asked = 0
  const rebinding: Resolve = (_name, _options, done) => {
    asked += 1
    done(null, [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }])
  }
  const url = receiver.url.replace('127.0.0.1', 'hooks.example')
  expect(await post(url, { resolve: rebinding })).toMatchObject({ status: 204 })
  expect(asked).toBe(1)
  const metadata: Resolve = (_name, _options, done) => done(null, [{ address: '169.254.169.254', family: 4 }])
  expect(await post(url, { resolve: metadata })).toBe('refused')
})

test('a redirect is an answer, and is not followed', async () => {
  const [receiver, inside] = [await receive(), await receive()]
  receiver.set(answerWith(302, { location: inside.url }))
  expect(await post(receiver.url)).toMatchObject({ status: 302 })
  expect(inside.messages).toEqual([])
})

test('one that hangs has its time, one that breaks off has failed at once', async () => {
  const receiver = await receive()
  receiver.set(hang)
  expect(await post(receiver.url, { timeoutMs: 200 })).toBe('timeout')
  receiver.set(reset)
  expect(await post(receiver.url)).toBe('connection')
})

test('of an answer without an end the beginning is read, and the connection closed', async () => {
  const receiver = await receive()
  const closed = Promise.withResolvers<void>()
  receiver.set((response, message, request) => {
    response.on('close', () => closed.resolve())
    talk(response, message, request)
  })
  const answer = await post(receiver.url)
  expect(answer).toMatchObject({ status: 200 })
  expect((answer as { bytes: Uint8Array }).bytes.byteLength).toBe(100)
  await closed.promise
})

test('a status counts, though the rest of the answer breaks off or is compressed', async () => {
  const receiver = await receive()
  receiver.set((response, _message, request) => {
    response.writeHead(200, { 'content-length': '1000' }).write('a part', () => request.socket.destroy())
  })
  expect(await post(receiver.url)).toMatchObject({ status: 200, bytes: new Uint8Array() })
  receiver.set(answerWith(200, { 'content-encoding': 'gzip' }, 'as good as compressed'))
  expect(await post(receiver.url)).toMatchObject({ status: 200, bytes: new Uint8Array() })
})
