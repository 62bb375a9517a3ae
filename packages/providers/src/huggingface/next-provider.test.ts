import { expect, test } from 'vitest'
import { imageRequest, MODEL_OF } from '../testing/huggingface.ts'
import { createOpenModels } from '../testing/open-models.ts'
import type { Fault, FaultOptions } from '../testing/upstream/index.ts'

const { signal } = new AbortController()
const open = createOpenModels()
/** Served by fal-ai, replicate and wavespeed, asked in this order. */
const DEV = MODEL_OF['fal-ai']

async function openDev() {
  const { engine, upstream, time } = await open()
  const asked = () =>
    upstream.requests
      .filter(({ kind, method }) => kind === 'router' && method === 'POST')
      .map(({ path }) => path.split('/')[2])
  return { upstream, time, asked, generate: () => engine.generate(imageRequest({ model: DEV }), { signal }) }
}

test.each<[Fault, FaultOptions]>([
  ['balance-locked', {}],
  ['admin-locked', {}],
  ['no-balance', {}],
  ['no-balance-busy', {}],
  ['no-balance-payment', {}],
  ['no-balance-ok', {}],
  ['no-pay-as-you-go', {}],
  ['not-supported', {}],
  ['task-not-found', { at: 'poll', times: 2 }],
  ['task-not-found-ok', { at: 'poll', times: 2 }],
  ['html-forbidden', {}],
  ['redirect', {}],
  ['too-busy', { times: 3 }],
])('%s is a reason of its own: the next provider that serves the model is asked', async (fault, options) => {
  const { upstream, asked, generate } = await openDev()
  upstream.fault(fault, { ...options, provider: 'fal-ai' })
  await expect(generate()).resolves.toBeDefined()
  expect(new Set(asked())).toEqual(new Set(['fal-ai', 'replicate']))
})

test.each<[Fault, FaultOptions, string]>([
  ['no-credits', {}, 'provider.credits'],
  ['monthly-credits', {}, 'provider.credits'],
  ['no-pay-as-you-go-account', {}, 'provider.credits'],
  ['monthly-limit', {}, 'provider.quota'],
  ['unauthorized', {}, 'provider.auth'],
  ['no-permission', {}, 'provider.permission'],
  ['gated', {}, 'provider.gated'],
  ['bad-parameter', {}, 'provider.bad_request'],
  ['content-policy', {}, 'provider.moderated'],
  ['rate-limited-bare', {}, 'provider.rate_limited'],
  ['reset-mid-body', {}, 'provider.unavailable'],
  // What was taken, or may have been, may be charged.
  ['request-timeout', {}, 'provider.unavailable'],
  ['server-error', {}, 'provider.unavailable'],
  ['bad-gateway', {}, 'provider.unavailable'],
  ['gateway-timeout', {}, 'provider.unavailable'],
  ['reset-before-answer', { times: 3 }, 'provider.unavailable'],
  ['no-balance', { at: 'poll' }, 'provider.balance'],
  ['not-supported', { at: 'poll' }, 'provider.model_gone'],
  ['server-error', { at: 'poll' }, 'provider.unavailable'],
  ['server-error', { at: 'file' }, 'provider.unavailable'],
])(
  '%s %j concerns every provider or may be charged: nobody else is asked, and it is %s',
  async (fault, options, code) => {
    const { upstream, asked, generate } = await openDev()
    upstream.fault(fault, { ...options, provider: 'fal-ai' })
    await expect(generate()).rejects.toMatchObject({ code })
    expect(new Set(asked())).toEqual(new Set(['fal-ai']))
  },
)

test.each(['task-not-found', 'task-not-found-ok'] as const)(
  'a job that is not known once (%s) is asked after again, and paid for once',
  async fault => {
    const { upstream, time, asked, generate } = await openDev()
    upstream.fault(fault, { at: 'poll' })
    await expect(generate()).resolves.toBeDefined()
    expect(asked()).toEqual(['fal-ai'])
    expect(time.waits).toContain(3000)
  },
)

test('an outage without a word on how long is not waited for while another provider is left', async () => {
  const { upstream, time, asked, generate } = await openDev()
  upstream.fault('too-busy', { provider: 'fal-ai', times: 9 })
  upstream.fault('too-busy', { provider: 'replicate', times: 9 })
  upstream.fault('too-busy', { provider: 'wavespeed', times: 9 })
  await expect(generate()).rejects.toMatchObject({ code: 'provider.unavailable' })
  expect(asked()).toEqual(['fal-ai', 'replicate', 'wavespeed', 'wavespeed', 'wavespeed'])
  expect(time.waits).toEqual([400, 800])
})

test('when all refuse, the first that tells more than "gone" speaks', async () => {
  const { upstream, asked, generate } = await openDev()
  upstream.fault('gone', { provider: 'fal-ai' })
  upstream.fault('no-balance', { provider: 'replicate' })
  upstream.fault('html-forbidden', { provider: 'wavespeed' })
  await expect(generate()).rejects.toMatchObject({
    code: 'provider.balance',
    message: expect.stringContaining('replicate'),
    suggestion: expect.stringContaining('another model'),
    cause: {
      errors: [{ code: 'provider.model_gone' }, { code: 'provider.balance' }, { code: 'provider.unavailable' }],
    },
  })
  expect(asked()).toEqual(['fal-ai', 'replicate', 'wavespeed'])
})

test('when one of them only has to be waited for, that one speaks, with its time', async () => {
  const { upstream, generate } = await openDev()
  upstream.fault('no-balance', { provider: 'fal-ai' })
  upstream.fault('too-busy', { provider: 'replicate', times: 3 })
  upstream.fault('no-pay-as-you-go', { provider: 'wavespeed' })
  await expect(generate()).rejects.toMatchObject({ code: 'provider.unavailable', retryAfterMs: 10_000 })
})
