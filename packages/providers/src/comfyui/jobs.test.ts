import { afterEach, describe, expect, test } from 'vitest'
import { openComfyUi, engineAt, type Opening } from '../testing/comfyui/open.ts'
import { comfyRequest } from '../testing/comfyui/request.ts'
import { textField } from '../testing/upstream/exchange.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const open = async (opening: Opening = {}) => {
  const subject = await openComfyUi(opening)
  opened.push(subject.close)
  const { server } = subject
  const posts = (path: string) =>
    server.requests.filter(received => received.method === 'POST' && received.path === path)
  /** A job of somebody else that runs until it is stopped. */
  const occupy = async () => {
    server.fault('never-ending')
    const other = engineAt(server.url, opening)
    opened.push(other.close)
    const leaving = new AbortController()
    const { promise, resolve } = Promise.withResolvers<string>()
    const work = other
      .generate(comfyRequest({ seed: 1000 }), { signal: leaving.signal, onAccepted: resolve })
      .catch(() => 'ended')
    await promise
    return { leave: () => leaving.abort(new Error('left')), work }
  }
  return { ...subject, posts, occupy }
}

/** Starts a generation and waits until ComfyUI has taken it. */
const begin = async (engine: Awaited<ReturnType<typeof open>>['engine'], request = comfyRequest()) => {
  const controller = new AbortController()
  const accepted = Promise.withResolvers<string>()
  const sampling = Promise.withResolvers<void>()
  const work = engine.generate(request, {
    signal: controller.signal,
    onAccepted: accepted.resolve,
    onProgress: progress => {
      if (progress > 0.2) sampling.resolve()
    },
  })
  const outcome = work.then(
    image => ({ image }),
    (error: unknown) => ({ error }),
  )
  const job = await Promise.race([accepted.promise, outcome.then(() => 'ended before it was accepted')])
  return { job, sampling: sampling.promise, controller, outcome }
}

describe.each(['new', 'old'] as const)('a job on a %s ComfyUI', era => {
  test('is finished while nobody listens, and its picture is found and not made twice', async () => {
    const { engine, server, posts } = await open({ standIn: { era } })
    const { job, outcome } = await begin(engine)
    const { image } = (await outcome) as { image: { bytes: Uint8Array } } // it succeeded
    const again = engineAt(server.url)
    opened.push(again.close)
    const found = await again.generate(comfyRequest(), { signal, job })
    expect(Buffer.compare(found.bytes, image.bytes)).toBe(0)
    expect([server.made(), posts('/prompt').length]).toEqual([1, 1])
  })

  test('is taken up in mid-run by another process, with its progress', async () => {
    const { server, posts, engine } = await open({ standIn: { era, stepMs: 40 } })
    const first = await begin(engine)
    await first.sampling
    const seen: number[] = []
    const again = engineAt(server.url)
    opened.push(again.close)
    await again.generate(comfyRequest(), { signal, job: first.job, onProgress: progress => seen.push(progress) })
    await first.outcome
    expect([server.made(), posts('/prompt').length]).toEqual([1, 1])
    expect(seen.some(progress => progress > 0.2 && progress < 0.95)).toBe(true)
  })

  test('that still waits is waited for', async () => {
    const { engine, server, occupy } = await open({ standIn: { era } })
    const other = await occupy()
    const { job } = await begin(engine)
    const again = engineAt(server.url)
    opened.push(again.close)
    const found = again.generate(comfyRequest(), { signal, job })
    other.leave()
    await expect(found).resolves.toBeDefined()
    expect(server.made()).toBe(1)
  })

  test('that nobody knows any more is begun anew, since that costs nothing', async () => {
    const { engine, server } = await open({ standIn: { era } })
    const accepted: string[] = []
    const job = crypto.randomUUID()
    const image = await engine.generate(comfyRequest(), { signal, job, onAccepted: name => accepted.push(name) })
    expect(image.bytes.byteLength).toBeGreaterThan(0)
    expect(server.made()).toBe(1)
    expect(accepted).toHaveLength(1)
    expect(accepted).not.toContain(job)
  })

  test('that waits is taken out of the queue when it is cancelled, and what runs goes on', async () => {
    const { engine, server, occupy } = await open({ standIn: { era } })
    const other = await occupy()
    const { controller, outcome } = await begin(engine)
    const reason = new Error('The user pressed cancel.')
    controller.abort(reason)
    expect(await outcome).toEqual({ error: reason })
    expect(server.queue.pending()).toEqual([])
    expect(server.queue.running()).toHaveLength(1)
    other.leave()
    await other.work
  })

  test('that runs is interrupted when it is cancelled', async () => {
    const { engine, server } = await open({ standIn: { era } })
    server.fault('never-ending')
    const { sampling, controller, outcome } = await begin(engine)
    await sampling
    const reason = new Error('The user pressed cancel.')
    controller.abort(reason)
    expect(await outcome).toEqual({ error: reason })
    await server.until(({ path }) => path === '/interrupt')
    expect([server.queue.length() <= 1, server.made()]).toEqual([true, 0])
  })

  test('goes on where the WebSocket was lost and came back', async () => {
    const { engine, server, posts } = await open({ standIn: { era, stepMs: 30 } })
    server.fault('socket-lost')
    await expect(engine.generate(comfyRequest(), { signal })).resolves.toBeDefined()
    expect([server.made(), posts('/prompt').length]).toEqual([1, 1])
    expect(server.sockets.opened()).toBeGreaterThan(1)
  })

  test('is found by looking where there is no WebSocket at all', async () => {
    const { engine, server, posts } = await open({ standIn: { era } })
    server.sockets.refuse(1000)
    const seen: number[] = []
    await engine.generate(comfyRequest(), { signal, onProgress: progress => seen.push(progress) })
    expect([server.made(), posts('/prompt').length, server.sockets.opened()]).toEqual([1, 1, 0])
    expect(seen.at(-1)).toBe(1)
  })

  test('is found by looking where nothing is told', async () => {
    const { engine, server } = await open({ standIn: { era } })
    server.fault('silent')
    await expect(engine.generate(comfyRequest(), { signal })).resolves.toBeDefined()
    expect(server.made()).toBe(1)
  })

  test('that a restart lost is begun anew', async () => {
    const { engine, server, posts } = await open({ standIn: { era, stepMs: 5 } })
    server.fault('restart')
    const accepted: string[] = []
    await engine.generate(comfyRequest(), { signal, onAccepted: job => accepted.push(job) })
    expect([server.made(), posts('/prompt').length, new Set(accepted).size]).toEqual([1, 2, 2])
  })

  test('that brings ComfyUI down each time is given up', async () => {
    const { engine, server, posts } = await open({ standIn: { era, stepMs: 5 } })
    server.fault('restart', { times: 9 })
    await expect(engine.generate(comfyRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.task_lost',
      mayBeBilled: false,
      message: expect.stringContaining('lost it again'),
    })
    expect(posts('/prompt')).toHaveLength(2)
  })

  test('whose answer was lost is followed all the same', async () => {
    const { engine, server, posts } = await open({ standIn: { era, stepMs: 30 } })
    server.fault('answer-lost')
    await expect(engine.generate(comfyRequest(), { signal })).resolves.toBeDefined()
    expect([server.made(), posts('/prompt').length]).toEqual([1, 1])
  })

  test('that takes too long is stopped there', async () => {
    const bounds = {
      maxImageBytes: 1e6,
      timeoutMs: 700,
      allowPrivateNetwork: true,
      endpointReach: 'own network',
    } as const
    const { engine, server } = await open({ standIn: { era }, options: { bounds } })
    server.fault('never-ending')
    await expect(engine.generate(comfyRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.timeout',
      mayBeBilled: false,
    })
    await server.until(({ path }) => path === '/interrupt')
  })
})

describe('what others do on the page of ComfyUI', () => {
  test('a job that somebody stops is not begun anew', async () => {
    const { engine, server, posts } = await open()
    server.fault('interrupted')
    await expect(engine.generate(comfyRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.failed',
      message: 'Somebody stopped this picture in ComfyUI.',
    })
    expect(posts('/prompt')).toHaveLength(1)
  })

  test('nor is one that somebody takes out of the queue', async () => {
    const { engine, server, posts } = await open()
    server.fault('removed')
    await expect(engine.generate(comfyRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.failed',
      message: 'Somebody took this picture out of the queue of ComfyUI.',
    })
    expect(posts('/prompt')).toHaveLength(1)
  })
})

describe('the studio ends', () => {
  test('what it stopped then is begun anew when it is there again', async () => {
    const { engine, server } = await open()
    server.fault('never-ending')
    const { job, sampling, controller, outcome } = await begin(engine)
    await sampling
    controller.abort(new Error('The studio ends.'))
    await outcome
    await expect(engineAt(server.url).generate(comfyRequest(), { signal, job })).resolves.toBeDefined()
  })

  test('closing the engine ends what is under way, in words', async () => {
    const { engine, server } = await open()
    server.fault('never-ending')
    const { sampling, outcome } = await begin(engine)
    await sampling
    await engine.close()
    expect(await outcome).toMatchObject({ error: { code: 'provider.unavailable', mayBeBilled: false } })
    expect(server.requests.filter(({ path }) => path === '/interrupt')).toHaveLength(1)
  })

  test('an engine that stays away in mid-job is waited for by whoever asks again', async () => {
    const { engine, server } = await open({ standIn: { stepMs: 5 } })
    server.fault('never-ending')
    const { sampling, outcome } = await begin(engine)
    await sampling
    server.restart(1000)
    expect(await outcome).toMatchObject({
      error: { code: 'provider.unavailable', mayBeBilled: false, retryAfterMs: expect.any(Number) },
    })
  })
})

test('two at a time have a line each, and each gets its own picture', async () => {
  const { engine, server } = await open({ standIn: { stepMs: 5 } })
  const [one, two] = await Promise.all([
    engine.generate(comfyRequest({ seed: 1 }), { signal }),
    engine.generate(comfyRequest({ seed: 2 }), { signal }),
  ])
  expect(Buffer.compare(one.bytes, two.bytes)).not.toBe(0)
  expect(server.made()).toBe(2)
  const clients = server.requests
    .filter(({ path }) => path === '/prompt')
    .map(({ body }) => textField(body, 'client_id'))
  expect(new Set(clients).size).toBe(2)
})
