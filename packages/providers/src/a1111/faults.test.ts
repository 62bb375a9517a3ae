import { describe, expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import type { WebUiFault } from '../testing/a1111/state.ts'
import { openWebUi, webUiRequest } from '../testing/a1111/open.ts'
import { closedAfterEach } from '../testing/opened.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openWebUi)

/** What becomes of a picture that meets with a fault. */
const meet = async (fault: WebUiFault, seconds?: number) => {
  const isSilent = fault === 'hang' || fault === 'slow-drip'
  const { engine, standIn } = await open({ timeoutMs: isSilent ? 400 : 20_000, maxImageBytes: 2 ** 20 })
  await engine.start()
  standIn.fault(fault, { ...(seconds !== undefined && { seconds }) })
  const began = performance.now()
  const error = await engine.generate(webUiRequest(), { signal }).catch((thrown: unknown) => thrown)
  expect(performance.now() - began).toBeLessThan(isSilent ? 2_000 : 10_000)
  return { error, standIn }
}

test.each([
  ['hang', 'provider.timeout', 'took too long'],
  ['slow-drip', 'provider.timeout', 'took too long'],
  ['reset-before-answer', 'provider.unavailable', 'cannot be reached'],
  ['reset-mid-body', 'provider.unavailable', 'broke off'],
  ['unauthorized', 'provider.auth', 'does not accept'],
  ['no-credits', 'provider.balance', 'used up'],
  ['html-forbidden', 'provider.permission', 'does not let'],
  ['body-too-large', 'provider.bad_request', 'too large'],
  ['bad-parameter', 'provider.bad_request', 'refuses these parameters for sd_xl_base_1.0'],
  ['rate-limited', 'provider.rate_limited', 'too many requests'],
  ['rate-limited-bare', 'provider.rate_limited', 'too many requests'],
  ['queue-full', 'provider.rate_limited', 'busy with another picture'],
  ['server-error', 'provider.failed', 'could not make the picture'],
  ['too-busy', 'provider.unavailable', 'has trouble'],
  ['gateway-timeout', 'provider.unavailable', 'has trouble'],
  ['maintenance', 'provider.bad_output', 'web page'],
  ['html-as-png', 'provider.bad_output', 'cannot be read'],
  ['redirect', 'provider.not_configured', 'points elsewhere'],
  ['gzip-bomb', 'provider.bad_output', 'compressed'],
  ['endless', 'provider.bad_output', 'more bytes'],
  ['claims-oversized', 'provider.bad_output', 'more bytes'],
  ['oversized', 'provider.bad_output', 'more bytes'],
  ['empty', 'provider.bad_output', 'without a picture'],
  ['no-images', 'provider.bad_output', 'without a picture'],
  ['json', 'provider.bad_output', 'without a picture'],
  ['not-found', 'provider.not_configured', 'API is switched off'],
  ['out-of-memory', 'provider.out_of_memory', 'ran out of memory'],
  ['out-of-memory-mps', 'provider.out_of_memory', 'ran out of memory'],
  ['unknown-model', 'provider.model_gone', 'does not know the model sd_xl_base_1.0'],
  ['unknown-sampler', 'provider.bad_request', 'does not know this sampler'],
  ['no-text-encoder', 'provider.bad_request', 'VAE or a text encoder'],
  ['nan', 'provider.failed', 'numbers that are no picture'],
  ['bad-picture', 'provider.bad_request', 'could not read the picture'],
  ['another-model', 'provider.failed', 'made the picture with another model'],
] as const)('%s is %s and says what happened', async (fault, code, words) => {
  const { error } = await meet(fault)
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(/^[A-Z].+\.$/),
    suggestion: expect.stringMatching(/^[A-Z].+\.$/),
    mayBeBilled: false,
  })
  expect((error as ProviderError).message).toContain(words)
})

test('a wait that is named is given, and else one that is usual', async () => {
  expect((await meet('rate-limited', 7)).error).toMatchObject({ retryAfterMs: 7_000 })
  expect((await meet('rate-limited-bare')).error).toMatchObject({ retryAfterMs: 10_000 })
  expect((await meet('too-busy')).error).toMatchObject({ retryAfterMs: 10_000 })
})

test.each(['wrong-content-type', 'truncated', 'too-many-pixels', 'animated', 'svg', 'text'] as const)(
  'bytes that are %s are given as they came: the studio judges them',
  async fault => {
    const { error, standIn } = await meet(fault)
    expect(error).toMatchObject({ bytes: expect.any(Uint8Array) })
    expect(standIn.made()).toBe(1)
  },
)

test('a prompt can ask for a fault, which strikes always, or once where it passes', async () => {
  const { engine } = await open()
  const ask = (prompt: string) => engine.generate(webUiRequest({ prompt }), { signal })
  const memory = 'a bear [[fault:out-of-memory]]'
  await expect(ask(memory)).rejects.toMatchObject({ code: 'provider.out_of_memory' })
  await expect(ask(memory)).rejects.toMatchObject({ code: 'provider.out_of_memory' })
  const busy = 'a bear [[fault:rate-limited:3]]'
  await expect(ask(busy)).rejects.toMatchObject({ code: 'provider.rate_limited', retryAfterMs: 3_000 })
  await expect(ask(busy)).resolves.toMatchObject({ bytes: expect.any(Uint8Array) })
})

describe('KoboldCpp', () => {
  test('that is busy is waited for', async () => {
    const { engine, standIn } = await open({}, { flavour: 'koboldcpp' })
    standIn.fault('queue-full')
    const request = webUiRequest({ model: 'z-image-turbo-Q4' })
    await expect(engine.generate(request, { signal })).rejects.toMatchObject({
      code: 'provider.rate_limited',
      retryAfterMs: 10_000,
      mayBeBilled: false,
    })
  })
})

test('the password is sent with every call, and never said', async () => {
  const credentials = { username: 'studio', password: 'a very secret word' }
  const { engine, standIn } = await open({}, credentials)
  await expect(engine.models.find('any', { signal })).rejects.toMatchObject({ code: 'provider.auth' })
  const let_in = await open({}, credentials)
  const subject = await open({ settings: () => ({ baseUrl: let_in.standIn.url, ...credentials }) })
  await subject.engine.generate(webUiRequest(), { signal })
  expect(let_in.standIn.requests.every(({ headers }) => headers.authorization?.startsWith('Basic '))).toBe(true)
  let_in.standIn.fault('echo-token')
  const error = await subject.engine.generate(webUiRequest(), { signal }).catch((thrown: unknown) => thrown)
  expect(JSON.stringify(error)).not.toContain('a very secret word')
  expect(String(error)).not.toMatch(/Basic|secret/)
  expect(standIn.made()).toBe(0)
})

test('a picture that somebody stops on the page of the server is not taken for one that is done', async () => {
  const { engine, standIn } = await open({}, { looksUntilDone: Number.POSITIVE_INFINITY })
  await engine.start()
  const picture = engine.generate(webUiRequest(), { signal })
  await standIn.until(({ path }) => path === '/internal/progress' && standIn.jobs.peek() !== undefined)
  standIn.jobs.stop()
  await expect(picture).rejects.toMatchObject({
    code: 'provider.failed',
    message: expect.stringContaining('stopped the picture'),
    mayBeBilled: false,
  })
})

test('a server that starts again in the middle fails at once, and the next try makes one picture', async () => {
  const { engine, standIn } = await open({}, { looksUntilDone: Number.POSITIVE_INFINITY })
  await engine.start()
  const picture = engine.generate(webUiRequest(), { signal })
  await standIn.until(({ path }) => path === '/internal/progress' && standIn.jobs.peek() !== undefined)
  standIn.restart()
  await expect(picture).rejects.toMatchObject({ code: 'provider.unavailable', mayBeBilled: false })
  standIn.set({ looksUntilDone: 1 })
  await engine.generate(webUiRequest(), { signal })
  expect(standIn.made()).toBe(1)
})
