import {
  createGeneration,
  getImage,
  getModel,
  getSettings,
  listImages,
  removeImage,
  type Image,
  type NewVariation,
} from '@atelier/contracts'
import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { fakeServer, json } from '../testing/fake-server.ts'
import { sampleGeneration, sampleId } from '../testing/samples.ts'
import { call, pathOf } from './call.ts'
import { ApiError, describe as describeError, NetworkError } from './errors.ts'

afterEach(() => vi.unstubAllGlobals())

const failure = async (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a path takes its parameters, and a query only what is given', () => {
  expect(pathOf(getImage, { params: { id: 'a/b' } })).toBe('/api/v1/images/a%2Fb')
  expect(pathOf(listImages, { querystring: { q: 'two words', favorite: true, cursor: undefined } })).toBe(
    '/api/v1/images?q=two+words&favorite=true',
  )
  expect(pathOf(getModel, { params: { '*': 'owner/name v1' } })).toBe('/api/v1/models/owner/name%20v1')
})

test('a body is sent as JSON and says so', async () => {
  const requests = fakeServer(() => json(sampleGeneration(1), 202))
  const generation = await call(createGeneration, { body: { prompt: 'a boat' } })
  expect(generation.id).toBe(sampleId(1))
  expect(requests[0]).toMatchObject({ method: 'POST', path: '/api/v1/generations', body: { prompt: 'a boat' } })
  expect(requests[0]?.headers.get('content-type')).toBe('application/json')
})

test('without a body there is no content type, and 204 gives nothing', async () => {
  const requests = fakeServer(() => new Response(null, { status: 204 }))
  expect(await call(removeImage, { params: { id: sampleId(1) }, querystring: {} })).toBeUndefined()
  expect(requests[0]?.headers.has('content-type')).toBe(false)
})

test('only what a route declares can be passed', () => {
  expectTypeOf<Parameters<typeof call<typeof getImage>>[1]>().toEqualTypeOf<{ params: { id: string } }>()
  expectTypeOf<Parameters<typeof call<typeof createGeneration>>[1]>().toEqualTypeOf<{ body: NewVariation }>()
  expectTypeOf<Awaited<ReturnType<typeof call<typeof getImage>>>>().toEqualTypeOf<Image>()
})

test('a problem becomes an error that tells all of it', async () => {
  fakeServer(() =>
    Response.json(
      {
        type: '/docs/errors',
        title: 'Bad Request',
        status: 400,
        detail: 'A value is outside its limits.',
        code: 'request.invalid',
        requestId: 'r1',
        errors: [{ path: '/body/steps', message: 'must be at most 50' }],
      },
      { status: 400, headers: { 'content-type': 'application/problem+json', 'retry-after': '7' } },
    ),
  )
  const error = await failure(call(getSettings, {}))
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    status: 400,
    code: 'request.invalid',
    requestId: 'r1',
    retryAfterMs: 7000,
    errors: [{ path: '/body/steps', message: 'must be at most 50' }],
  })
  expect(describeError(error)).toBe('A value is outside its limits. (steps must be at most 50)')
})

test.each([
  ['/body/steps must be at most 50.', 'must be at most 50', 'Steps must be at most 50.'],
  ['m does not take steps as given: steps must be 1 to 8.', 'steps must be 1 to 8', undefined],
  ['This brace is never closed (character 3).', 'this brace is never closed (character 3)', undefined],
  ['2 parts of the request were refused.', 'is missing', '2 parts of the request were refused. (steps is missing)'],
])('what is said of a value is said once: %s', (detail, message, said = detail) => {
  const error = new ApiError({ status: 400, code: 'none', detail, errors: [{ path: '/body/steps', message }] })
  expect(describeError(error)).toBe(said)
})

test('an error page of a proxy still becomes an error one can read', async () => {
  fakeServer(() => new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'x-request-id': 'r2' } }))
  expect(await failure(call(getSettings, {}))).toMatchObject({
    status: 502,
    code: 'http.error',
    detail: 'The server answered with status 502.',
    requestId: 'r2',
  })
})

test('a page where JSON should be is an error, not a crash', async () => {
  fakeServer(() => new Response('<!doctype html>', { status: 200 }))
  expect(await failure(call(getSettings, {}))).toMatchObject({ code: 'http.not_json' })
})

test('no answer is a network error', async () => {
  fakeServer(() => {
    throw new TypeError('fetch failed')
  })
  const error = await failure(call(getSettings, {}))
  expect(error).toBeInstanceOf(NetworkError)
  expect(describeError(error)).toBe('The server cannot be reached.')
})

test('giving up is told from failing', async () => {
  fakeServer(() => json({}))
  const error = await failure(call(getSettings, {}, { signal: AbortSignal.abort() }))
  expect(error).toMatchObject({ name: 'AbortError' })
})

test('a deadline that passes is a timeout', async () => {
  vi.stubGlobal(
    'fetch',
    async (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  )
  expect(await failure(call(getSettings, {}, { deadlineMs: 1 }))).toMatchObject({
    name: 'NetworkError',
    reason: 'timeout',
  })
})

/** An answer whose body never ends; reading it fails when the request is given up, as in a browser. */
function answerWithoutEnd(status: number) {
  const asked = Promise.withResolvers<void>()
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start: controller => signal?.addEventListener('abort', () => controller.error(signal.reason)),
      pull: () => asked.resolve(),
    })
    return new Response(body, { status })
  })
  return asked.promise
}

test('a deadline that passes while the answer is read is a timeout, too', async () => {
  void answerWithoutEnd(200)
  expect(await failure(call(getSettings, {}, { deadlineMs: 1 }))).toMatchObject({
    name: 'NetworkError',
    reason: 'timeout',
  })
})

test.each([200, 500])('giving up while an answer with status %i is read is told from failing', async status => {
  const asked = answerWithoutEnd(status)
  const caller = new AbortController()
  const failed = failure(call(getSettings, {}, { signal: caller.signal }))
  await asked
  const reason = new Error('another page')
  caller.abort(reason)
  expect(await failed).toBe(reason)
})

test('an error whose text does not come in time is still an error with its status', async () => {
  void answerWithoutEnd(503)
  expect(await failure(call(getSettings, {}, { deadlineMs: 1 }))).toMatchObject({ name: 'ApiError', status: 503 })
})
