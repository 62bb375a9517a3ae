import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { imageRequest, MODEL_OF, openHuggingFace } from '../testing/huggingface.ts'
import { retryHintMs } from '../net/retry-hint.ts'

const { signal } = new AbortController()
let subject: Awaited<ReturnType<typeof openHuggingFace>>
beforeEach(async () => {
  subject = await openHuggingFace()
})
afterEach(() => subject.close())

const calls = () =>
  subject.upstream.requests.filter(({ kind, method }) => kind === 'router' && method === 'POST').length
const generate = (model: string = MODEL_OF['hf-inference']) =>
  subject.engine.generate(imageRequest({ model }), { signal })

describe('a call is tried again', () => {
  test('after a rate limit, as long as it asks for', async () => {
    subject.upstream.fault('rate-limited', { seconds: 2 })
    await generate()
    expect(subject.time.waits).toEqual([2000])
    expect(calls()).toBe(2)
  })

  test('after a 503 that is loading, as long as it estimates', async () => {
    subject.upstream.fault('loading', { seconds: 1.5, times: 2 })
    await generate()
    expect(subject.time.waits).toEqual([1500, 1500])
  })

  test('after a 503 that says nothing, with growing pauses', async () => {
    subject.upstream.fault('too-busy', { times: 2 })
    await generate()
    expect(subject.time.waits).toEqual([400, 800])
  })

  test('after a connection that broke before an answer began', async () => {
    subject.upstream.fault('reset-before-answer')
    await generate()
    expect(calls()).toBe(2)
  })

  test('with jitter, which only ever makes a wait longer', async () => {
    await subject.close()
    subject = await openHuggingFace({ random: () => 0.5 })
    subject.upstream.fault('rate-limited', { seconds: 2 })
    await generate()
    expect(subject.time.waits).toEqual([2250])
  })

  test('three times in all, and no more', async () => {
    subject.upstream.fault('too-busy', { times: 9 })
    await expect(generate()).rejects.toMatchObject({ code: 'provider.unavailable' })
    expect(calls()).toBe(3)
  })

  test('a poll as well, and longer, since its image is under way', async () => {
    subject.upstream.fault('rate-limited', { seconds: 9, at: 'poll' })
    await generate(MODEL_OF.wavespeed)
    expect(subject.time.waits).toContain(9000)
    expect(calls()).toBe(1)
  })

  test.each([
    ['rate-limited', { seconds: 30 }, 30_000],
    ['too-busy', { times: 9 }, 10_000],
  ] as const)('a poll that meets %s %j waits however long that takes', async (fault, options, waitMs) => {
    subject.upstream.fault(fault, { ...options, at: 'poll' })
    await generate(MODEL_OF.wavespeed)
    expect(subject.time.waits).toContain(waitMs)
    expect(calls()).toBe(1)
  })

  test('a poll once for each time that it is put off', async () => {
    subject.upstream.fault('rate-limited', { seconds: 30, at: 'poll', times: 2 })
    await generate(MODEL_OF.wavespeed)
    expect(subject.time.waits.slice(0, 3)).toEqual([500, 30_000, 30_000])
  })

  test('a file as well', async () => {
    subject.upstream.fault('too-busy', { at: 'file' })
    await generate(MODEL_OF.replicate)
    expect(subject.upstream.requests.filter(({ kind }) => kind === 'files')).toHaveLength(2)
  })
})

describe('a call is not tried again', () => {
  test('when the wait is long: it goes back to the queue with its time', async () => {
    subject.upstream.fault('rate-limited', { seconds: 30 })
    await expect(generate()).rejects.toMatchObject({ code: 'provider.rate_limited', retryAfterMs: 30_000 })
    expect(calls()).toBe(1)
    expect(subject.time.waits).toEqual([])
  })

  test.each([
    'server-error',
    'bad-gateway',
    'unauthorized',
    'no-credits',
    'monthly-limit',
    'monthly-credits',
    'no-balance-busy',
    'rate-limited-bare',
    'bad-parameter',
    'reset-mid-body',
    'empty',
    'json',
    'redirect',
  ] as const)('after %s, which may have been charged or will not change', async fault => {
    subject.upstream.fault(fault)
    await expect(generate()).rejects.toMatchObject({ name: 'ProviderError' })
    expect(calls()).toBe(1)
  })
})

describe('a success that says that the model is loading', () => {
  test.each(['loading-ok', 'loading-status'] as const)('%s is asked again, and the image comes', async fault => {
    subject.upstream.fault(fault, { seconds: 3 })
    await generate()
    expect(subject.time.waits).toEqual([fault === 'loading-ok' ? 3000 : 2000])
    expect(calls()).toBe(2)
  })

  test.each(Object.keys(MODEL_OF).map(provider => [provider] as const))(
    'by %s goes back to the queue with its time where that is long',
    async provider => {
      subject.upstream.fault('loading-ok', { seconds: 726, times: 99 })
      const model = Object.entries(MODEL_OF).find(([name]) => name === provider)?.[1]
      await expect(generate(model)).rejects.toMatchObject({ code: 'provider.loading', retryAfterMs: 300_000 })
      expect(subject.time.waits).toEqual([])
      expect(calls()).toBe(1)
    },
  )
})

test('a success that says "loading" without a time is asked three times, and then goes back to the queue', async () => {
  subject.upstream.fault('loading-status', { times: 99 })
  await expect(generate()).rejects.toMatchObject({ code: 'provider.loading', retryAfterMs: 10_000 })
  expect(subject.time.waits).toEqual([2000, 2000])
})

test('a job that failed while something was loading is not paid for again', async () => {
  subject.upstream.fault('failed-loading')
  await expect(generate(MODEL_OF.replicate)).rejects.toMatchObject({ code: 'provider.failed', retryAfterMs: undefined })
  subject.upstream.fault('failed-loading', { at: 'poll' })
  await expect(generate(MODEL_OF.wavespeed)).rejects.toMatchObject({ code: 'provider.failed', retryAfterMs: undefined })
  expect(calls()).toBe(2)
})

describe('how long to wait', () => {
  const now = Date.UTC(2026, 10, 22, 12)
  const hint = (headers: Record<string, string>, body = '') => retryHintMs({ headers, bytes: Buffer.from(body) }, now)

  test.each([
    ['Retry-After in seconds', { 'retry-after': '7' }, '', 7000],
    ['Retry-After as a date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, '', 30_000],
    ['a date that has passed', { 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, '', 0],
    ['a RateLimit window', { ratelimit: '"api";r=0;t=55' }, '', 55_000],
    ['an estimate in the body', {}, '{"estimated_time":12.5}', 12_500],
    ['Retry-After before an estimate', { 'retry-after': '3' }, '{"estimated_time":12.5}', 3000],
    ['nonsense', { 'retry-after': 'soon', ratelimit: 'later' }, 'not json', undefined],
    ['a negative estimate', {}, '{"estimated_time":-5}', undefined],
  ])('%s', (_name, headers, body, expected) => {
    expect(hint(headers, body)).toBe(expected)
  })
})
