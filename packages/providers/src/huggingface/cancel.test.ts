import { expect, onTestFinished, test } from 'vitest'
import { imageRequest, MODEL_OF, NAMES_OF_NO_JOB, openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { startStandIn } from '../testing/stand-in/server.ts'
import { sendJson } from '../testing/upstream/exchange.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openHuggingFace)

const QUEUES = ['fal-ai', 'replicate', 'wavespeed'] as const

/** Begins a picture that no test waits for, and goes. */
const begin = async (provider: keyof typeof MODEL_OF, overrides: Parameters<typeof open>[0] = {}) => {
  const subject = await open(overrides, { pollsUntilDone: Number.POSITIVE_INFINITY })
  const accepted = Promise.withResolvers<string>()
  const leaving = new AbortController()
  const request = imageRequest({ model: MODEL_OF[provider] })
  const picture = subject.engine.generate(request, { signal: leaving.signal, onAccepted: accepted.resolve })
  const job = await accepted.promise
  leaving.abort(new Error('Left.'))
  await expect(picture).rejects.toThrow('Left.')
  const cancel = (options = { signal }) => subject.engine.cancel?.(job, options)
  const last = () => subject.upstream.requests.at(-1)
  return { ...subject, request, job, cancel, last }
}

test.each(QUEUES)('a job at %s is cancelled in its queue, and is not made', async provider => {
  const { cancel, upstream } = await begin(provider)
  expect(upstream.cancelled()).toEqual([])
  await cancel()
  expect(upstream.cancelled()).toEqual(['job-1'])
  expect(upstream.made()).toBe(0)
})

test('leaving alone cancels nothing: whoever comes after goes on with it', async () => {
  const { engine, upstream, request, job } = await begin('fal-ai')
  expect(upstream.cancelled()).toEqual([])
  upstream.finishJobs()
  await expect(engine.generate(request, { signal, job })).resolves.toHaveProperty('bytes')
})

test('each is called as it is documented, through the router and with the token', async () => {
  const told = []
  for (const provider of QUEUES) {
    const { cancel, last } = await begin(provider, { billTo: 'my-team' })
    await cancel()
    const { method, path, body, headers } = last() ?? {}
    expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, 'x-hf-bill-to': 'my-team' })
    told.push({ method, path, body })
  }
  expect(told).toEqual([
    { method: 'PUT', path: '/router/fal-ai/fal-ai/flux/requests/job-1/cancel?_subdomain=queue', body: undefined },
    { method: 'POST', path: '/router/replicate/v1/predictions/job-1/cancel', body: undefined },
    { method: 'POST', path: '/router/wavespeed/api/v3/predictions/delete', body: { ids: ['job-1'] } },
  ])
})

test('a job that another process began is cancelled by its name', async () => {
  const { upstream, job } = await begin('fal-ai')
  const { engine } = await open({ routerUrl: upstream.routerUrl, hubUrl: upstream.hubUrl })
  await engine.cancel?.(job, { signal })
  expect(upstream.cancelled()).toEqual(['job-1'])
})

test.each(QUEUES)('of one at %s that is done, or cancelled already, there is nothing to stop', async provider => {
  const done = await begin(provider)
  done.upstream.finishJobs()
  await expect(done.cancel()).resolves.toBeUndefined()
  expect(done.upstream.cancelled()).toEqual([])

  const twice = await begin(provider)
  await twice.cancel()
  await expect(twice.cancel()).resolves.toBeUndefined()
  expect(twice.upstream.cancelled()).toEqual(['job-1'])
})

test.each(['fal-ai /fal-ai/flux/requests/job-99/status?_subdomain=queue', 'replicate /v1/predictions/job-99'])(
  'nor of one that its queue does not know: %s',
  async job => {
    const { engine, upstream } = await open()
    await expect(engine.cancel?.(job, { signal })).resolves.toBeUndefined()
    expect(upstream.requests.map(({ status }) => status)).toEqual([404])
  },
)

test('z.ai has no way to cancel, so it is not called', async () => {
  const { cancel, upstream } = await begin('zai-org')
  const before = upstream.requests.length
  await expect(cancel()).resolves.toBeUndefined()
  expect(upstream.requests).toHaveLength(before)
})

test('a name of a job that means nothing calls nobody', async () => {
  const { engine, upstream } = await open()
  for (const job of [...NAMES_OF_NO_JOB, 'wavespeed /api/v3/elsewhere']) await engine.cancel?.(job, { signal })
  expect(upstream.requests).toEqual([])
})

test.each([
  ['unauthorized', 'provider.auth'],
  ['server-error', 'provider.unavailable'],
  ['no-permission', 'provider.permission'],
  ['redirect', 'provider.unavailable'],
  ['html-forbidden', 'provider.unavailable'],
] as const)('%s is told, and the job stays', async (fault, code) => {
  const { cancel, upstream } = await begin('fal-ai')
  upstream.fault(fault, { at: 'cancel', times: 9 })
  await expect(cancel()).rejects.toMatchObject({ code })
  expect(upstream.cancelled()).toEqual([])
})

test('a redirect is not followed, and the token goes nowhere else', async () => {
  const { cancel, upstream } = await begin('replicate')
  upstream.fault('redirect', { at: 'cancel' })
  await expect(cancel()).rejects.toMatchObject({ code: 'provider.unavailable' })
  expect(upstream.requests.filter(({ path }) => path === '/elsewhere')).toEqual([])
})

test('a moment of trouble is waited for', async () => {
  const { cancel, upstream } = await begin('fal-ai')
  upstream.fault('too-busy', { at: 'cancel', times: 2 })
  await cancel()
  expect(upstream.cancelled()).toEqual(['job-1'])
})

test('a provider that says nothing is left after a while', async () => {
  const { cancel, upstream } = await begin('fal-ai', { cancelCallTimeoutMs: 100 })
  upstream.fault('hang', { at: 'cancel', times: 9 })
  await expect(cancel()).rejects.toMatchObject({ code: 'provider.timeout' })
})

test('the signal ends it at once, with its reason', async () => {
  const { cancel, upstream } = await begin('fal-ai')
  upstream.fault('hang', { at: 'cancel', times: 9 })
  const ending = new AbortController()
  const reason = new Error('The studio stops.')
  const cancelled = cancel({ signal: ending.signal })
  await upstream.until(({ fault, path }) => fault === 'hang' && path.includes('/cancel'))
  ending.abort(reason)
  await expect(cancelled).rejects.toBe(reason)
  await expect(cancel({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

test('without a token nobody is called', async () => {
  const { upstream, job } = await begin('fal-ai')
  const before = upstream.requests.length
  const { engine } = await open({ routerUrl: upstream.routerUrl, token: () => undefined })
  await expect(engine.cancel?.(job, { signal })).rejects.toMatchObject({ code: 'provider.not_configured' })
  expect(upstream.requests).toHaveLength(before)
})

test('a router on a private network is out of reach where calls may not go there', async () => {
  const { upstream, job } = await begin('fal-ai')
  const before = upstream.requests.length
  const { engine } = await open({ routerUrl: upstream.routerUrl, serviceReach: 'public' })
  await expect(engine.cancel?.(job, { signal })).rejects.toMatchObject({ code: 'provider.not_configured' })
  expect(upstream.requests).toHaveLength(before)
})

const QUEUED = ['fal-ai', 'replicate', 'wavespeed', 'zai-org'] as const

test.each(QUEUED)('a job that %s takes while its picture is cancelled is still told of', async provider => {
  const { engine, upstream } = await open({}, { latencyMs: 200, pollsUntilDone: Number.POSITIVE_INFINITY })
  const told: string[] = []
  const leaving = new AbortController()
  const reason = new Error('Cancelled.')
  const picture = engine.generate(imageRequest({ model: MODEL_OF[provider] }), {
    signal: leaving.signal,
    onAccepted: job => told.push(job),
  })
  await upstream.until(({ method }) => method === 'POST')
  leaving.abort(reason)
  await expect(picture).rejects.toBe(reason)
  expect(told).toEqual([expect.stringContaining('job-1')])
  expect(upstream.requests.filter(({ kind }) => kind === 'router')).toHaveLength(1)
})

test('a queue that does not answer is not waited for long when the picture is cancelled', async () => {
  const { engine, upstream } = await open({ beginOutlastsMs: 100 })
  upstream.fault('hang')
  const leaving = new AbortController()
  const reason = new Error('Cancelled.')
  const picture = engine.generate(imageRequest({ model: MODEL_OF['fal-ai'] }), { signal: leaving.signal })
  const { path } = await upstream.until(({ method }) => method === 'POST')
  leaving.abort(reason)
  await expect(picture).rejects.toBe(reason)
  await expect(upstream.until(request => request.path === path && request.aborted)).resolves.toBeDefined()
})

test.each([
  [503, { error: 'Model too busy' }],
  [429, { error: 'Rate limit reached' }],
  [500, { error: 'Internal Server Error' }],
  [403, { detail: 'User is locked. Reason: Exhausted balance.' }],
])('a queue that answers a cancelled call with %i is not asked again, nor is another one', async (status, body) => {
  const [asked, answers] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const router = await startStandIn({
    kindOf: () => 'router',
    answer: async exchange => {
      asked.resolve()
      await answers.promise
      sendJson(exchange, status, body)
    },
  })
  onTestFinished(router.close)
  const { engine } = await open({ routerUrl: router.url })
  const leaving = new AbortController()
  const reason = new Error('Cancelled.')
  const picture = engine.generate(imageRequest({ model: MODEL_OF['fal-ai'] }), { signal: leaving.signal })
  const begun = picture.catch((error: unknown) => error)
  await asked.promise
  leaving.abort(reason)
  answers.resolve()
  expect(await begun).toBe(reason)
  expect(router.requests).toHaveLength(1)
})
