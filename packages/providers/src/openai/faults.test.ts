import { describe, expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import type { OpenAiFault } from '../testing/openai/faults.ts'
import { API_KEY, createOpenOpenAi, imageRequest } from '../testing/openai-engine.ts'
import type { DialectId } from './dialects/dialect.ts'

const never = () => new AbortController().signal
const open = createOpenOpenAi()
type Opened = Awaited<ReturnType<typeof open>>

const MODEL: Partial<Record<DialectId, string>> = {
  openai: 'gpt-image-1.5',
  localai: 'stablediffusion',
  vllm: 'Qwen/Qwen-Image',
  sdserver: 'sd-cpp-local',
}

const failureOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof ProviderError)) throw new Error('There was no ProviderError.', { cause: error })
  return error
}

/** What comes of a picture while one fault strikes. */
const failure = async (
  fault: OpenAiFault,
  dialect: DialectId = 'openai',
  { seconds, ...engine }: { seconds?: number; timeoutMs?: number; maxImageBytes?: number } = {},
) => {
  const subject = await open(dialect, { engine })
  subject.standIn.fault(fault, { times: 9, ...(seconds !== undefined && { seconds }) })
  const request = imageRequest({ model: MODEL[dialect] ?? '', width: 512, height: 512 })
  const error = await failureOf(subject.engine.generate(request, { signal: never() }))
  expect(error.message).toMatch(/^[A-Z][^{}]+\.$/)
  expect(error.suggestion).toMatch(/^[A-Z].+\.$/)
  expect(JSON.stringify([error.message, error.suggestion, error.upstreamMessage])).not.toContain(API_KEY)
  // Nothing is tried twice here: whoever asked may pay for both.
  expect(subject.standIn.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  return error
}

describe('what OpenAI says', () => {
  test.each<[OpenAiFault, string, string]>([
    ['invalid-api-key', 'provider.auth', 'does not accept the key'],
    ['insufficient-quota', 'provider.balance', 'the balance there is used up'],
    ['billing-hard-limit', 'provider.quota', 'the spending limit of your account is reached'],
    ['moderation-blocked', 'provider.moderated', 'its filter objects'],
    ['content-policy', 'provider.moderated', 'its filter objects'],
    ['model-not-found', 'provider.model_gone', 'does not know the model gpt-image-1.5'],
    ['unverified-organization', 'provider.permission', 'only for verified organisations'],
    ['account-deactivated', 'provider.account_locked', 'has locked the account'],
    ['country', 'provider.permission', 'does not serve the country'],
    ['prompt-too-long', 'provider.bad_request', 'takes no prompt that is as long'],
    ['payment-required', 'provider.balance', 'the balance there is used up'],
    ['forbidden', 'provider.permission', 'does not let this key do that'],
    ['not-found', 'provider.model_gone', 'does not know the model'],
    ['payload-too-large', 'provider.bad_request', 'too large'],
    ['unprocessable', 'provider.bad_request', 'refuses these parameters'],
    ['unauthorized', 'provider.auth', 'does not accept the key'],
    ['redirect', 'provider.not_configured', 'points elsewhere'],
  ])('%s is %s, in our own words', async (fault, code, words) => {
    expect(await failure(fault)).toMatchObject({ code, message: expect.stringContaining(words) })
  })

  test('a rate limit says how long to wait, or a usual time', async () => {
    expect(await failure('rate-limit', 'openai', { seconds: 7 })).toMatchObject({
      code: 'provider.rate_limited',
      retryAfterMs: 7000,
    })
    expect(await failure('rate-limit')).toMatchObject({ code: 'provider.rate_limited', retryAfterMs: 10_000 })
  })
})

describe("what servers of one's own say", () => {
  test.each<[DialectId, OpenAiFault, string, string]>([
    ['vllm', 'out-of-memory', 'provider.out_of_memory', 'ran out of memory'],
    ['vllm', 'no-diffusion', 'provider.task_unsupported', 'makes no pictures'],
    ['sdserver', 'unknown-sampler', 'provider.bad_request', 'does not know this sampler'],
    ['sdserver', 'queue-full', 'provider.rate_limited', 'has as much to do as it takes'],
    ['localai', 'engine-loading', 'provider.loading', 'is still loading stablediffusion'],
    ['sdserver', 'server-error', 'provider.failed', 'could not make the picture'],
    ['localai', 'loading', 'provider.loading', 'is still loading'],
  ])('%s, %s is %s, and has cost nothing', async (dialect, fault, code, words) => {
    expect(await failure(fault, dialect)).toMatchObject({
      code,
      message: expect.stringContaining(words),
      mayBeBilled: false,
    })
  })

  test.each<OpenAiFault>(['queue-full', 'engine-loading'])('%s passes, so it says when to come again', async fault => {
    expect((await failure(fault, 'sdserver', { seconds: 3 })).retryAfterMs).toBe(3000)
  })
})

describe('broken answers', () => {
  test.each<[OpenAiFault, string]>([
    ['maintenance', 'provider.bad_output'],
    ['bad-gateway', 'provider.unavailable'],
    ['gateway-timeout', 'provider.unavailable'],
    ['too-busy', 'provider.unavailable'],
    ['error-in-success', 'provider.failed'],
    ['empty-list', 'provider.bad_output'],
    ['reset-before-answer', 'provider.unavailable'],
    ['reset-mid-body', 'provider.unavailable'],
    ['claims-oversized', 'provider.bad_output'],
    ['endless', 'provider.bad_output'],
    ['gzip-bomb', 'provider.bad_output'],
    ['empty', 'provider.bad_output'],
  ])('%s is %s', async (fault, code) => {
    expect((await failure(fault)).code).toBe(code)
  })

  test.each<OpenAiFault>(['hang', 'slow-drip'])('%s ends with the deadline', async fault => {
    expect(await failure(fault, 'openai', { timeoutMs: 400 })).toMatchObject({
      code: 'provider.timeout',
      mayBeBilled: true,
    })
  })

  test('a picture that is larger than allowed is not taken', async () => {
    expect((await failure('oversized')).code).toBe('provider.bad_output')
    const { engine } = await open('openai', { engine: { maxImageBytes: 2000 } })
    await expect(engine.generate(imageRequest(), { signal: never() })).rejects.toMatchObject({
      code: 'provider.bad_output',
    })
  })

  test('bytes that are no whole picture are given as they came: the studio judges them', async () => {
    for (const fault of ['truncated', 'wrong-content-type', 'svg', 'text'] as const) {
      const { engine, standIn } = await open()
      standIn.fault(fault)
      expect((await engine.generate(imageRequest(), { signal: never() })).bytes.byteLength).toBeGreaterThan(0)
    }
  })
})

describe('who pays', () => {
  test.each<[OpenAiFault, boolean]>([
    ['bad-gateway', true],
    ['server-error', true],
    ['reset-before-answer', true],
    ['reset-mid-body', true],
    ['too-busy', false],
    ['unauthorized', false],
    ['rate-limit', false],
    ['insufficient-quota', false],
  ])('after %s a service may have charged: %s; a server of one’s own never has', async (fault, mayBeBilled) => {
    expect((await failure(fault)).mayBeBilled).toBe(mayBeBilled)
    expect((await failure(fault, 'localai')).mayBeBilled).toBe(false)
  })

  test('what is ruled out beforehand is not sent at all', async () => {
    const { engine, standIn } = await open()
    const ask = (changes: Parameters<typeof imageRequest>[0]) =>
      failureOf(engine.generate(imageRequest(changes), { signal: never() }))
    expect((await ask({ options: { style: 'vivid' } })).code).toBe('provider.bad_request')
    expect((await ask({ options: { background: 'transparent', outputFormat: 'jpeg' } })).code).toBe(
      'provider.bad_request',
    )
    expect((await ask({ model: 'gpt-5.2' })).code).toBe('provider.model_gone')
    expect(standIn.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('a server that is not there was never asked', async () => {
    const { engine } = await open('openai', { settings: { baseUrl: 'http://127.0.0.1:9/v1' } })
    expect(await failureOf(engine.generate(imageRequest(), { signal: never() }))).toMatchObject({
      code: 'provider.unavailable',
      message: 'The server refuses connections: it may not be running.',
      mayBeBilled: false,
    })
  })
})

describe('a cancel', () => {
  const cancelled = async ({ engine, standIn }: Opened, options: { onPreview?: () => void } = {}) => {
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const work = engine.generate(imageRequest(), { signal: controller.signal, ...options })
    await standIn.until(({ method }) => method === 'POST')
    controller.abort(reason)
    await expect(work).rejects.toBe(reason)
    return standIn.until(({ method, aborted }) => method === 'POST' && aborted)
  }

  test.each<OpenAiFault>(['hang', 'slow-drip'])('during %s reaches the server', async fault => {
    const subject = await open()
    subject.standIn.fault(fault)
    expect(await cancelled(subject)).toBeDefined()
  })

  test('reaches a stream, too', async () => {
    const subject = await open()
    subject.standIn.fault('hang')
    expect(await cancelled(subject, { onPreview: () => {} })).toBeDefined()
  })

  test('closing the engine ends what is under way', async () => {
    const { engine, standIn } = await open()
    standIn.fault('hang')
    const work = failureOf(engine.generate(imageRequest(), { signal: never() }))
    await standIn.until(({ method }) => method === 'POST')
    await engine.close()
    expect((await work).code).toBe('provider.unavailable')
  })
})

describe('a fault that a prompt names', () => {
  test('strikes always, or once where it passes by itself', async () => {
    const { engine } = await open()
    const ask = (prompt: string) => engine.generate(imageRequest({ prompt }), { signal: never() })
    await expect(ask('a boat [[fault:moderation-blocked]]')).rejects.toMatchObject({ code: 'provider.moderated' })
    await expect(ask('a boat [[fault:moderation-blocked]]')).rejects.toMatchObject({ code: 'provider.moderated' })
    await expect(ask('a boat [[fault:rate-limit:2]]')).rejects.toMatchObject({ retryAfterMs: 2000 })
    await expect(ask('a boat [[fault:rate-limit:2]]')).resolves.toBeDefined()
    await expect(ask('a boat [[fault:no-such-fault]]')).resolves.toBeDefined()
  })
})
