import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { expect, test } from 'vitest'
import { createClient, type Told } from './index.ts'
import { openGate, problem } from './testing/gate.ts'

const small = { width: 256, height: 256, model: 'atelier/sketch' } as const

describeStudioOnSqlite('a client on a bad line', {}, my => {
  const count = async (q: string) => (await createClient({ url: my.studio.url }).listImages({ q })).items.length

  test('an answer that is lost makes no second picture', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/generations$/, (_asked, response, forward) => {
      // What comes of it goes nowhere, and the line is cut when all of it has come.
      response.writeHead = () => response
      response.flushHeaders = () => {}
      response.write = () => true
      response.end = () => response.destroy()
      forward()
    })
    const client = createClient({ url: gate.url })
    const generation = await client.generate({ ...small, prompt: 'a turnstone' })
    expect(generation.status).toBe('succeeded')
    const posts = gate.asked.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(2)
    expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(await count('turnstone')).toBe(1)
  })

  test('who gives up before the answer has come cancels what was asked', async () => {
    const gate = await openGate(my.studio.url)
    const stop = new AbortController()
    gate.answerNext(/generations$/, (_asked, response, forward) => {
      const { writeHead } = response
      response.writeHead = (...head: unknown[]) => {
        stop.abort(new Error('enough'))
        return Reflect.apply(writeHead, response, head) as typeof response
      }
      forward()
    })
    const client = createClient({ url: gate.url })
    const wish = { ...small, width: 2048, height: 2048, prompt: 'a knot, slowly', count: 8 }
    await expect(client.generate(wish, { signal: stop.signal })).rejects.toThrow('enough')
    const { items } = await client.listGenerations({ limit: 1 })
    expect(items).toMatchObject([{ prompt: 'a knot, slowly', status: 'cancelled' }])
  })

  test('who has given up before asks for nothing', async () => {
    const gate = await openGate(my.studio.url)
    const signal = AbortSignal.abort(new Error('long ago'))
    await expect(createClient({ url: gate.url }).generate({ prompt: 'a ruff' }, { signal })).rejects.toThrow('long ago')
    expect(gate.asked).toEqual([])
  })

  test('what changes something and has no key is not sent twice', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/./, (_asked, response) => response.destroy())
    await expect(createClient({ url: gate.url }).updateSettings({ newImages: 'private' })).rejects.toMatchObject({
      name: 'NetworkError',
      reason: 'unreachable',
    })
    expect(gate.asked).toHaveLength(1)
  })

  test('where the server says when to come back it does, and not without', async () => {
    const gate = await openGate(my.studio.url)
    const client = createClient({ url: gate.url })
    gate.answerNext(/./, (_asked, response) => problem(response, 503, { 'retry-after': '0' }))
    gate.answerNext(/./, (_asked, response) => problem(response, 429, { 'retry-after': '0' }))
    expect((await client.getAbout()).version).toMatch(/^\d/)
    expect(gate.asked).toHaveLength(3)

    gate.answerNext(/./, (_asked, response) => problem(response, 503))
    await expect(client.getAbout()).rejects.toMatchObject({ status: 503, code: 'test.refused', requestId: 'r-1' })
    gate.answerNext(/./, (_asked, response) => problem(response, 429, { 'retry-after': '86400' }))
    await expect(client.getAbout()).rejects.toMatchObject({ status: 429, retryAfterMs: 86_400_000 })
    expect(gate.asked).toHaveLength(5)
  })

  test('a server that does not answer is given up, and told from one that is not there', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/./, () => {})
    await expect(createClient({ url: gate.url }).getAbout({}, { timeoutMs: 20, retries: 0 })).rejects.toMatchObject({
      name: 'NetworkError',
      reason: 'timeout',
    })
    await expect(createClient({ url: 'http://127.0.0.1:1', retries: 0 }).getAbout()).rejects.toMatchObject({
      name: 'NetworkError',
      reason: 'unreachable',
    })
  })

  test('something else at the address is said to be that', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/./, (_asked, response) => void response.writeHead(200).end('<!doctype html>'))
    await expect(createClient({ url: gate.url }).getAbout()).rejects.toMatchObject({ code: 'http.not_json' })
    gate.answerNext(/./, (_asked, response) => void response.writeHead(502).end('<h1>Bad gateway</h1>'))
    await expect(createClient({ url: gate.url }).getAbout()).rejects.toMatchObject({ code: 'http.error', status: 502 })
  })

  test('without events it waits all the same, by looking', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/events/, (_asked, response) => problem(response, 406))
    const generation = await createClient({ url: gate.url }).generate({ ...small, prompt: 'a sanderling' })
    expect(generation.status).toBe('succeeded')
    expect(gate.asked.some(({ method, path }) => method === 'GET' && path.endsWith(generation.id))).toBe(true)
  })

  test('a line of events that breaks goes on where it broke, without a gap and without telling twice', async () => {
    const gate = await openGate(my.studio.url)
    const studio = createClient({ url: my.studio.url })
    const lost: unknown[] = []
    const events = createClient({ url: gate.url }).events({ onLost: error => lost.push(error) })
    const told: Told[] = []
    const until = async (isIt: (event: Told) => boolean) => {
      for (let { value } = await events.next(); value; { value } = await events.next()) {
        told.push(value)
        if (isIt(value)) return
      }
    }
    await until(({ type }) => type === 'ready')
    const before = await studio.generate({ ...small, prompt: 'a whimbrel' })
    await until(event => event.type === 'generation.succeeded')
    gate.cut()
    const after = await studio.generate({ ...small, prompt: 'a whimbrel again' })
    await until(event => event.type === 'generation.succeeded')
    await events.return()

    expect(lost).toMatchObject([{ name: 'NetworkError' }])
    const succeeded = told.flatMap(event => (event.type === 'generation.succeeded' ? [event.generation.id] : []))
    expect(succeeded).toEqual([before.id, after.id])
    expect(told.filter(({ type }) => type === 'ready')).toHaveLength(2)
    const ids = told.flatMap(({ type, eventId }) => (type === 'ready' || eventId === undefined ? [] : [eventId]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a line that is silent for too long is opened anew', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(
      /events/,
      (_asked, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n'),
    )
    const lost: unknown[] = []
    const events = createClient({ url: gate.url }).events({ silenceMs: 1000, onLost: error => lost.push(error) })
    expect((await events.next()).value).toMatchObject({ type: 'ready' })
    expect(lost).toMatchObject([{ name: 'NetworkError', reason: 'timeout' }])
    await events.return()
  })

  test('a refusal ends the events instead of asking for ever', async () => {
    const gate = await openGate(my.studio.url)
    gate.answerNext(/events/, (_asked, response) => problem(response, 401))
    await expect(createClient({ url: gate.url, key: 'atl_wrong' }).events().next()).rejects.toMatchObject({
      status: 401,
    })
    expect(gate.asked[0]?.headers.authorization).toBe('Bearer atl_wrong')
  })
})
