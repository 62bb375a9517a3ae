import { expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { openSdCpp, sdCppRequest } from '../testing/sdcpp/open.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openSdCpp)

type Fault = Parameters<Awaited<ReturnType<typeof openSdCpp>>['standIn']['fault']>[0]

/** What becomes of a picture that meets with a fault, where it is begun or where it is looked at. */
const meet = async (fault: Fault, at?: string, times = 1) => {
  const isSilent = fault === 'hang' || fault === 'slow-drip'
  const limits = isSilent ? { timeoutMs: 400, pollTimeoutMs: 300 } : { timeoutMs: 20_000, pollTimeoutMs: 10_000 }
  const { engine, standIn } = await open({ ...limits, maxImageBytes: 2 ** 20 })
  await engine.start()
  standIn.fault(fault, { times, ...(at !== undefined && { at }) })
  const began = performance.now()
  const error = await engine.generate(sdCppRequest(), { signal }).catch((thrown: unknown) => thrown)
  expect(performance.now() - began).toBeLessThan(isSilent ? 2_000 : 10_000)
  return { error, standIn }
}

const LOOK = 'GET /sdcpp/v1/jobs/'

test.each([
  ['hang', 'provider.timeout', 'took too long'],
  ['reset-before-answer', 'provider.unavailable', 'cannot be reached'],
  ['reset-mid-body', 'provider.unavailable', 'broke off'],
  ['unauthorized', 'provider.auth', 'does not accept'],
  ['no-credits', 'provider.balance', 'used up'],
  ['html-forbidden', 'provider.permission', 'does not let'],
  ['not-found', 'provider.not_configured', 'too old'],
  ['body-too-large', 'provider.bad_request', 'too large'],
  ['slow-drip', 'provider.timeout', 'took too long'],
  ['bad-parameter', 'provider.bad_request', 'refuses these parameters'],
  ['bad-parameters', 'provider.bad_request', 'refuses these parameters'],
  ['rate-limited', 'provider.rate_limited', 'too many requests'],
  ['rate-limited-bare', 'provider.rate_limited', 'too many requests'],
  ['queue-full', 'provider.rate_limited', 'queue of Stable-diffusion.cpp is full'],
  ['server-error', 'provider.failed', 'could not make the picture'],
  ['too-busy', 'provider.unavailable', 'has trouble'],
  ['maintenance', 'provider.bad_output', 'web page'],
  ['redirect', 'provider.not_configured', 'points elsewhere'],
  ['gzip-bomb', 'provider.bad_output', 'compressed'],
  ['poll-url-elsewhere', 'provider.bad_output', 'an address elsewhere'],
  ['no-job', 'provider.bad_output', 'named no job'],
  ['failed', 'provider.failed', 'could not make the picture'],
  ['out-of-memory', 'provider.out_of_memory', 'ran out of memory'],
  ['cancelled-there', 'provider.failed', 'Somebody cancelled'],
  ['empty', 'provider.bad_output', 'without a picture'],
  ['oversized', 'provider.bad_output', 'more bytes'],
] as const)('%s where it is begun is %s', async (fault, code, words) => {
  const { error } = await meet(fault)
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].+\.$/), mayBeBilled: false })
  expect((error as ProviderError).message).toContain(words)
})

test.each([
  ['hang', 'provider.timeout', 'took too long'],
  ['slow-drip', 'provider.timeout', 'took too long'],
  ['unauthorized', 'provider.auth', 'does not accept'],
  ['server-error', 'provider.failed', 'could not make the picture'],
  ['maintenance', 'provider.bad_output', 'web page'],
  ['endless', 'provider.bad_output', 'more bytes'],
  ['claims-oversized', 'provider.bad_output', 'more bytes'],
  ['unknown-status', 'provider.bad_output', 'cannot be read'],
  ['no-images', 'provider.bad_output', 'without a picture'],
  ['redirect', 'provider.not_configured', 'points elsewhere'],
] as const)('%s at a look is %s', async (fault, code, words) => {
  const { error } = await meet(fault, LOOK, 9)
  expect(error).toMatchObject({ code, mayBeBilled: false })
  expect((error as ProviderError).message).toContain(words)
})

test.each(['reset-before-answer', 'reset-mid-body', 'too-busy', 'bad-gateway'] as const)(
  'a look that meets with %s is followed by others, and the picture is made once',
  async fault => {
    const { error, standIn } = await meet(fault, LOOK, 3)
    expect(error).toMatchObject({ bytes: expect.any(Uint8Array) })
    expect([standIn.jobs.made(), standIn.jobs.all().length]).toEqual([1, 1])
  },
)

test('a server that stays away is not waited for', async () => {
  const { error, standIn } = await meet('reset-before-answer', LOOK, 99)
  expect(error).toMatchObject({ code: 'provider.unavailable', mayBeBilled: false })
  expect(standIn.jobs.all()).toHaveLength(1)
})

test.each(['wrong-content-type', 'truncated', 'too-many-pixels', 'svg', 'text'] as const)(
  'bytes that are %s are given as they came: the studio judges them',
  async fault => {
    expect((await meet(fault)).error).toMatchObject({ bytes: expect.any(Uint8Array) })
  },
)

test('a prompt can ask for a fault', async () => {
  const { engine } = await open()
  const prompt = 'a bear [[fault:out-of-memory]]'
  await expect(engine.generate(sdCppRequest({ prompt }), { signal })).rejects.toMatchObject({
    code: 'provider.out_of_memory',
    suggestion: expect.stringMatching(/smaller/),
  })
})
