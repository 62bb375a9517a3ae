import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from 'node:util'
import { ProviderError, type ProviderErrorCode } from '../port/errors.ts'
import { imageRequest, MODEL_OF, openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import type { Fault, FaultOptions } from '../testing/upstream/index.ts'

const { signal } = new AbortController()
let subject: Awaited<ReturnType<typeof openHuggingFace>>
beforeAll(async () => {
  subject = await openHuggingFace({
    callTimeoutMs: 400,
    bodyTimeoutMs: 150,
    pollCallTimeoutMs: 300,
    downloadTimeoutMs: 400,
    maxRetries: 0,
    maxImageBytes: 4 * 1024 * 1024,
  })
})
afterEach(() => {
  subject.upstream.clearFaults()
})
afterAll(() => subject.close())

const failWith = async (
  fault: Fault,
  model: string = MODEL_OF['hf-inference'],
  options: FaultOptions = {},
): Promise<ProviderError> => {
  subject.upstream.fault(fault, options)
  const thrown: unknown = await subject.engine
    .generate(imageRequest({ model }), { signal })
    .catch((error: unknown) => error)
  if (!(thrown instanceof ProviderError)) throw new Error(`No ProviderError, but ${inspect(thrown)}`)
  return thrown
}

const expected = [
  ['unauthorized', 'provider.auth'],
  ['no-credits', 'provider.credits'],
  ['monthly-credits', 'provider.credits'],
  ['no-pay-as-you-go-account', 'provider.credits'],
  ['monthly-limit', 'provider.quota'],
  ['daily-limit', 'provider.quota'],
  ['monthly-limit-later', 'provider.quota'],
  ['monthly-limit-soon', 'provider.rate_limited'],
  ['no-pay-as-you-go', 'provider.pay_as_you_go'],
  ['admin-locked', 'provider.account_locked'],
  ['task-not-found', 'provider.task_unsupported'],
  ['no-permission', 'provider.permission'],
  ['gated', 'provider.gated'],
  ['not-found', 'provider.model_gone'],
  ['not-supported', 'provider.model_gone'],
  ['gone', 'provider.model_gone'],
  ['body-too-large', 'provider.bad_request'],
  ['bad-parameter', 'provider.bad_request'],
  ['content-policy', 'provider.moderated'],
  ['rate-limited', 'provider.rate_limited'],
  ['rate-limited-bare', 'provider.rate_limited'],
  ['rate-limited-window', 'provider.rate_limited'],
  ['loading', 'provider.loading'],
  ['too-busy', 'provider.unavailable'],
  ['server-error', 'provider.unavailable'],
  ['bad-gateway', 'provider.unavailable'],
  ['gateway-timeout', 'provider.unavailable'],
  ['error-html', 'provider.unavailable'],
  ['error-empty', 'provider.unavailable'],
  ['gzip-error', 'provider.unavailable'],
  ['maintenance', 'provider.bad_output'],
  ['html-as-png', 'provider.bad_output'],
  ['html-forbidden', 'provider.unavailable'],
  ['loading-ok', 'provider.loading'],
  ['loading-status', 'provider.loading'],
  ['loading-now', 'provider.loading'],
  ['redirect', 'provider.unavailable'],
  ['reset-before-answer', 'provider.unavailable'],
  ['reset-mid-body', 'provider.unavailable'],
  ['hang', 'provider.timeout'],
  ['slow-drip', 'provider.timeout'],
  ['json', 'provider.failed'],
  ['failed', 'provider.failed'],
  ['out-of-memory', 'provider.out_of_memory'],
  ['moderated', 'provider.moderated'],
  ['svg', 'provider.bad_output'],
  ['text', 'provider.bad_output'],
  ['empty', 'provider.bad_output'],
  ['oversized', 'provider.bad_output'],
  ['claims-oversized', 'provider.bad_output'],
  ['endless', 'provider.bad_output'],
  ['gzip-bomb', 'provider.bad_output'],
  ['url-file', 'provider.bad_output'],
] as const satisfies readonly (readonly [Fault, ProviderErrorCode])[]

test.each(expected)('the fault %s is %s, with a sentence and a suggestion of our own', async (fault, code) => {
  const error = await failWith(fault)
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(/^[A-Z].+\.$/s),
    suggestion: expect.stringMatching(/^[A-Z].+\.$/s),
  })
  expect(error.message).not.toMatch(/undefined|\[object/)
})

test.each([
  ['balance-locked', 'provider.balance'],
  ['no-balance', 'provider.balance'],
  ['no-balance-busy', 'provider.balance'],
  ['no-balance-ok', 'provider.balance'],
] as const)('%s is told apart from the credits at Hugging Face, and says whose balance it is', async (fault, code) => {
  expect(await failWith(fault, MODEL_OF.nscale)).toMatchObject({
    code,
    message: 'Hugging Face (nscale) makes no images now: the balance there is used up.',
    suggestion: expect.stringContaining('your credits at Hugging Face are another account'),
  })
})

test.each(['maintenance', 'html-as-png'] as const)('%s is said to be a web page, by every route', async fault => {
  for (const model of Object.values(MODEL_OF))
    expect(await failWith(fault, model)).toMatchObject({
      code: 'provider.bad_output',
      message: expect.stringContaining('a web page instead of an image'),
    })
})

describe('the words of the upstream', () => {
  test.each(['error-detail', 'error-message', 'error-nested', 'error-list', 'error-problem', 'error-text'] as const)(
    '%s: they are kept for the log, and not in the message',
    async fault => {
      const error = await failWith(fault)
      expect(error.upstreamMessage).toContain('the size is refused')
      expect(error.message).not.toContain('the size is refused')
      expect(error.code).toBe('provider.bad_request')
    },
  )

  test('a token that an upstream repeats is nowhere in the error', async () => {
    const error = await failWith('echo-token')
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN)
    expect(error.upstreamMessage).toContain('[redacted]')
  })

  test('no error of any fault holds the token', async () => {
    for (const [fault] of expected) {
      const error = await failWith(fault)
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN)
    }
  })

  test('a token of another form is redacted too', async () => {
    const odd = await openHuggingFace({ token: () => 'sk-odd-token-9876' }, { token: 'sk-odd-token-9876' })
    odd.upstream.fault('echo-token')
    const error: unknown = await odd.engine.generate(imageRequest(), { signal }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'provider.bad_request' })
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('sk-odd-token-9876')
    await odd.close()
  })
})

describe('what an error tells', () => {
  test('a rate limit says when to come back', async () => {
    expect(await failWith('rate-limited', undefined, { seconds: 30 })).toMatchObject({ retryAfterMs: 30_000 })
    expect(await failWith('rate-limited-window', undefined, { seconds: 55 })).toMatchObject({ retryAfterMs: 55_000 })
    expect(await failWith('rate-limited-bare')).toMatchObject({ retryAfterMs: 10_000 })
    expect(await failWith('too-busy')).toMatchObject({ retryAfterMs: 10_000 })
  })

  test('a wait is capped', async () => {
    expect(await failWith('rate-limited', undefined, { seconds: 86_400 })).toMatchObject({ retryAfterMs: 300_000 })
  })

  test('a model that loads says how long', async () => {
    expect(await failWith('loading', undefined, { seconds: 42 })).toMatchObject({ retryAfterMs: 42_000 })
  })

  test('trouble without a word about waiting gives no time, so that an attempt counts', async () => {
    expect((await failWith('server-error')).retryAfterMs).toBeUndefined()
    expect((await failWith('reset-before-answer')).retryAfterMs).toBeUndefined()
  })

  test('a model that nobody serves any more names another one', async () => {
    const error = await failWith('gone', MODEL_OF['replicate'])
    expect(error.suggestion).toContain('Use black-forest-labs/FLUX.1-schnell instead')
  })

  test('a connection that broke in the body keeps the id of the call', async () => {
    expect(await failWith('reset-mid-body')).toMatchObject({ upstreamRequestId: 'req-cut' })
  })

  test('a gated model names the page where its conditions are accepted', async () => {
    expect((await failWith('gated')).suggestion).toContain(`https://huggingface.co/${MODEL_OF['hf-inference']}`)
  })
})

describe('faults behind the call', () => {
  test.each([
    ['hang', 'provider.timeout'],
    ['server-error', 'provider.unavailable'],
    ['maintenance', 'provider.bad_output'],
    ['reset-mid-body', 'provider.unavailable'],
  ] as const)('a poll that meets %s is %s', async (fault, code) => {
    expect(await failWith(fault, MODEL_OF['fal-ai'], { at: 'poll' })).toMatchObject({ code })
  })

  test.each([
    ['hang', 'provider.timeout'],
    ['slow-drip', 'provider.timeout'],
    ['server-error', 'provider.unavailable'],
    ['not-found', 'provider.bad_output'],
    ['redirect', 'provider.bad_output'],
    ['gzip-bomb', 'provider.bad_output'],
    ['endless', 'provider.bad_output'],
    ['claims-oversized', 'provider.bad_output'],
  ] as const)('a file that meets %s is %s', async (fault, code) => {
    expect(await failWith(fault, MODEL_OF['replicate'], { at: 'file' })).toMatchObject({ code })
  })

  test('a redirect is followed nowhere', async () => {
    await failWith('redirect', MODEL_OF['replicate'], { at: 'file' })
    await failWith('redirect')
    expect(subject.upstream.requests.filter(({ kind }) => kind === 'other')).toEqual([])
  })

  test('an image in base64 that is too large is refused like any other', async () => {
    expect(await failWith('oversized', MODEL_OF['nscale'])).toMatchObject({ code: 'provider.bad_output' })
  })

  test.each(['svg', 'text', 'empty'] as const)('%s in base64 is no image either', async fault => {
    expect(await failWith(fault, MODEL_OF['nscale'])).toMatchObject({ code: 'provider.bad_output' })
  })

  test('bytes that may be an image are passed on, whatever their content type', async () => {
    for (const fault of ['wrong-content-type', 'truncated', 'too-many-pixels', 'animated'] as const) {
      subject.upstream.fault(fault)
      const { bytes } = await subject.engine.generate(imageRequest(), { signal })
      expect(bytes.byteLength).toBeGreaterThan(0)
    }
  })
})
