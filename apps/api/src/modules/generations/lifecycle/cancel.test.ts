import { cancelGeneration, createGeneration, getGeneration, listImages, retryGeneration } from '@atelier/contracts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { followEvents } from '../../../testing/event-stream.ts'
import { callsFor, describeStudio, storedFiles } from '../../../testing/suite.ts'

const small = { width: 256, height: 256 } as const
const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'

describeStudio('cancelling and retrying', { config: { hfConcurrency: 2 } }, my => {
  const post = async (prompt: string, more: { count?: number; seed?: number } = {}) =>
    (await my.studio.call(createGeneration, { body: { ...small, prompt, ...more } })).body
  const read = async (id: string) => (await my.studio.call(getGeneration, { params: { id } })).body
  const cancel = (id: string) => my.studio.call(cancelGeneration, { params: { id } })
  const retry = (id: string) => my.studio.call(retryGeneration, { params: { id } })
  const called = (prompt: string, times = 1) =>
    vi.waitFor(() => expect(callsFor(my.upstream, prompt)).toHaveLength(times), { timeout: 10_000 })
  const finished = (id: string) =>
    vi.waitFor(
      async () => {
        const generation = await read(id)
        expect(generation.finishedAt).not.toBeNull()
        return generation
      },
      { timeout: 10_000 },
    )

  test('a running one is over at once: the upstream sees it, and nothing is left on the disk', async () => {
    const before = await storedFiles(my.studio)
    const prompt = 'stopped [[fault:hang]]'
    const { id } = await post(prompt, { count: 2 })
    await called(prompt, 2)
    const { status, body } = await cancel(id)
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'cancelled', images: [], error: null })
    expect(body.finishedAt).not.toBeNull()
    await vi.waitFor(() => expect(callsFor(my.upstream, prompt).map(call => call.aborted)).toEqual([true, true]), {
      timeout: 5000,
    })
    expect(await read(id)).toEqual(body)
    expect(await storedFiles(my.studio)).toEqual(before)
    expect(
      (await my.studio.call(listImages, { querystring: {} })).body.items.filter(image => image.generationId === id),
    ).toEqual([])
  })

  test('a queued one is never asked of the upstream', async () => {
    const blocking = await Promise.all(['a', 'b'].map(name => post(`blocking ${name} [[fault:hang]]`)))
    await vi.waitFor(
      async () =>
        expect(await Promise.all(blocking.map(async ({ id }) => (await read(id)).status))).toEqual([
          'running',
          'running',
        ]),
      { timeout: 10_000 },
    )
    const waiting = await post('cancelled while it waits')
    expect((await cancel(waiting.id)).body).toMatchObject({ status: 'cancelled', attempts: 0, startedAt: null })
    for (const { id } of blocking) await cancel(id)
    await my.generate({ ...small, prompt: 'the one behind it' })
    expect(callsFor(my.upstream, 'cancelled while it waits')).toEqual([])
  })

  test('images that were finished stay, and a retry makes only those that are missing', async () => {
    const prompt = 'half of it'
    my.upstream.fault('hang')
    const { id } = await post(prompt, { count: 2, seed: 40 })
    await vi.waitFor(async () => expect((await read(id)).images).toHaveLength(1), { timeout: 10_000 })
    const { body: cancelled } = await cancel(id)
    expect(cancelled).toMatchObject({ status: 'cancelled', progress: 0.5 })
    const [first] = cancelled.images

    const { status, body: again } = await retry(id)
    expect(status).toBe(202)
    expect(again).toMatchObject({
      id,
      status: 'queued',
      progress: 0.5,
      attempts: 0,
      startedAt: null,
      finishedAt: null,
      error: null,
    })
    const done = await finished(id)
    expect(done).toMatchObject({ status: 'succeeded', progress: 1 })
    expect(done.images.map(image => image.seed)).toEqual([40, 41])
    expect(done.images.map(image => image.id)).toContain(first?.id)
    expect(callsFor(my.upstream, prompt)).toHaveLength(3)
  })

  test('a failed one can be retried, and its error is gone then', async () => {
    my.upstream.fault('server-error')
    const failed = await my.generate({ ...small, prompt: 'second time lucky' })
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'provider.unavailable' } })
    await retry(failed.id)
    expect(await finished(failed.id)).toMatchObject({
      status: 'succeeded',
      error: null,
      parameters: failed.parameters,
      attempts: 1,
    })
  })

  test('what is finished cannot be cancelled, and what has not failed cannot be retried', async () => {
    const { id } = await my.generate({ ...small, prompt: 'finished' })
    const problem = await my.studio.refused(cancelGeneration, { params: { id } })
    expect(problem).toMatchObject({
      status: 409,
      code: 'generation.finished',
      detail: 'This generation has already succeeded.',
    })
    expect(await my.studio.refused(retryGeneration, { params: { id } })).toMatchObject({
      status: 409,
      code: 'generation.not_retryable',
    })

    const running = await post('not to be retried [[fault:hang]]')
    expect(await my.studio.refused(retryGeneration, { params: { id: running.id } })).toMatchObject({
      status: 409,
      code: 'generation.not_retryable',
    })
    await cancel(running.id)
    expect(await my.studio.refused(cancelGeneration, { params: { id: running.id } })).toMatchObject({
      status: 409,
      code: 'generation.finished',
      detail: 'This generation has already been cancelled.',
    })
  })

  test('what does not exist is a 404, and what is no id a 400', async () => {
    for (const route of [cancelGeneration, retryGeneration, getGeneration]) {
      expect(await my.studio.refused(route, { params: { id: UNKNOWN } })).toMatchObject({
        status: 404,
        code: 'generation.not_found',
      })
      expect(await my.studio.refused(route, { params: { id: '../../settings' } })).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: '/path/id' }],
      })
    }
  })

  test('whoever waits for it is answered when it is cancelled', async () => {
    const stream = await followEvents(my.studio)
    const waiting = my.studio.call(
      createGeneration,
      { body: { ...small, prompt: 'held [[fault:hang]]' } },
      { prefer: 'wait=20' },
    )
    const { data } = await stream.next(
      'generation.started',
      event => 'generation' in event && event.generation.prompt.startsWith('held'),
    )
    await stream.close()
    if ('generation' in data) await cancel(data.generation.id)
    const { status, body } = await waiting
    expect(status).toBe(201)
    expect(body.status).toBe('cancelled')
  })

  test('whoever waits and hangs up does not stop it', async () => {
    // Long enough that nothing is finished when the caller goes.
    my.upstream.set({ latencyMs: 1000 })
    onTestFinished(() => my.upstream.set({ latencyMs: 0 }))
    const stop = new AbortController()
    const gone = fetch(`${my.studio.url}/api/v1/generations`, {
      method: 'POST',
      signal: stop.signal,
      headers: { 'content-type': 'application/json', prefer: 'wait=20', 'idempotency-key': 'hung-up' },
      body: JSON.stringify({ ...small, prompt: 'hung up on', count: 4 }),
    })
    await called('hung up on', 4)
    stop.abort()
    await expect(gone).rejects.toThrow('aborted')
    const { body } = await my.studio.call(
      createGeneration,
      { body: { ...small, prompt: 'hung up on', count: 4 } },
      { 'idempotency-key': 'hung-up', prefer: 'wait=20' },
    )
    expect(body).toMatchObject({ status: 'succeeded', attempts: 1 })
    expect(callsFor(my.upstream, 'hung up on')).toHaveLength(4)
  })
})

describeStudio('a full queue', { config: { hfConcurrency: 1, queueLimit: 2 } }, my => {
  test('is a 429 that says when to come back, for new ones and for retries, until there is room', async () => {
    const post = async (name: string) =>
      (await my.studio.call(createGeneration, { body: { ...small, prompt: `${name} [[fault:hang]]` } })).body
    const first = await post('running')
    await vi.waitFor(
      async () =>
        expect((await my.studio.call(getGeneration, { params: { id: first.id } })).body.status).toBe('running'),
      { timeout: 10_000 },
    )
    const [second, third] = [await post('waits'), await post('waits, too')]

    const full = await my.studio.refused(createGeneration, { body: { ...small, prompt: 'one too many' } })
    expect(full).toMatchObject({ status: 429, code: 'queue.full' })
    expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0)

    await my.studio.call(cancelGeneration, { params: { id: third.id } })
    const fourth = await post('takes its place')
    expect(await my.studio.refused(retryGeneration, { params: { id: third.id } })).toMatchObject({
      status: 429,
      code: 'queue.full',
    })
    for (const { id } of [second, fourth, first]) await my.studio.call(cancelGeneration, { params: { id } })
    expect((await my.studio.call(retryGeneration, { params: { id: third.id } })).status).toBe(202)
    await my.studio.call(cancelGeneration, { params: { id: third.id } })
  })
})
