import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imageRequest, MODEL_OF, openHuggingFace, TOKEN } from '../testing/huggingface.ts'

const { signal } = new AbortController()
let subject: Awaited<ReturnType<typeof openHuggingFace>>
beforeAll(async () => {
  subject = await openHuggingFace({ billTo: 'our-organisation' }, { format: 'webp', pollsUntilDone: 2 })
})
afterAll(() => subject.close())

const lastCall = () => subject.upstream.requests.findLast(({ kind, method }) => kind === 'router' && method === 'POST')

describe.each(Object.entries(MODEL_OF))('through %s', (provider, model) => {
  test('an image of the size that was asked for comes back', async () => {
    const { bytes } = await subject.engine.generate(imageRequest({ model }), { signal })
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 320 })
  })

  test('the call carries the token and who is billed', async () => {
    await subject.engine.generate(imageRequest({ model }), { signal })
    expect(lastCall()).toMatchObject({
      headers: { authorization: `Bearer ${TOKEN}`, 'x-hf-bill-to': 'our-organisation' },
    })
    expect(lastCall()?.path.startsWith(`/router/${provider}/`)).toBe(true)
  })

  test('the file of an image is fetched without the token', async () => {
    await subject.engine.generate(imageRequest({ model }), { signal })
    const files = subject.upstream.requests.filter(({ kind }) => kind === 'files')
    expect(files.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
  })

  test('a seed, steps and guidance reach the model, and what is null is left out', async () => {
    await subject.engine.generate(imageRequest({ model, seed: 99, guidance: null, negativePrompt: 'fog' }), {
      signal,
    })
    const body = JSON.stringify(lastCall()?.body)
    expect(body).toContain('"seed":99')
    expect(body).toMatch(/steps":4/)
    expect(body).toContain('"negative_prompt":"fog"')
    expect(body).not.toContain('guidance')
  })

  test('a picture that is withheld is moderated, and one that failed is failed', async () => {
    subject.upstream.fault('moderated')
    await expect(subject.engine.generate(imageRequest({ model }), { signal })).rejects.toMatchObject({
      code: 'provider.moderated',
    })
    subject.upstream.fault('failed')
    await expect(subject.engine.generate(imageRequest({ model }), { signal })).rejects.toMatchObject({
      code: 'provider.failed',
      upstreamMessage: expect.stringContaining('gave up'),
    })
  })

  test('progress rises to 1', async () => {
    const seen: number[] = []
    await subject.engine.generate(imageRequest({ model }), { signal, onProgress: progress => seen.push(progress) })
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })
})

const bodyOf = async (provider: keyof typeof MODEL_OF) => {
  await subject.engine.generate(imageRequest({ model: MODEL_OF[provider] }), { signal })
  const { path, body } = lastCall() ?? {}
  return { path, body }
}

describe('the spelling of each route', () => {
  test('hf-inference takes inputs and parameters under the id of the Hub', async () => {
    expect(await bodyOf('hf-inference')).toEqual({
      path: '/router/hf-inference/models/stand-in/watercolour',
      body: {
        inputs: 'a lighthouse at dusk',
        parameters: { num_inference_steps: 4, guidance_scale: 3.5, seed: 7, width: 256, height: 320 },
      },
    })
  })

  test('nscale takes the size as one word', async () => {
    expect(await bodyOf('nscale')).toMatchObject({
      path: '/router/nscale/v1/images/generations',
      body: { size: '256x320', response_format: 'b64_json' },
    })
  })

  test('together says steps', async () => {
    expect(await bodyOf('together')).toMatchObject({
      body: {
        steps: 4,
        width: 256,
        height: 320,
        response_format: 'base64',
        model: 'black-forest-labs/FLUX.1-krea-dev',
      },
    })
  })

  test('fal-ai takes an image_size and goes to the queue', async () => {
    expect(await bodyOf('fal-ai')).toMatchObject({
      path: '/router/fal-ai/fal-ai/flux/dev?_subdomain=queue',
      body: { image_size: { width: 256, height: 320 } },
    })
  })

  test('replicate takes an input, and is asked to wait for a second', async () => {
    expect(await bodyOf('replicate')).toMatchObject({
      path: '/router/replicate/v1/models/qwen/qwen-image/predictions',
      body: { input: { prompt: 'a lighthouse at dusk', width: 256 } },
    })
    expect(lastCall()?.headers['prefer']).toBe('wait=1')
  })

  test('a replicate id with a version goes to the predictions with that version', async () => {
    subject.upstream.models.set('stand-in/versioned', {
      servedBy: { replicate: { providerId: 'stand-in/versioned:abc123' } },
    })
    await subject.engine.generate(imageRequest({ model: 'stand-in/versioned' }), { signal })
    expect(lastCall()).toMatchObject({ path: '/router/replicate/v1/predictions', body: { version: 'abc123' } })
  })

  test('wavespeed takes everything flat', async () => {
    expect(await bodyOf('wavespeed')).toMatchObject({
      path: '/router/wavespeed/api/v3/stability-ai/stable-diffusion-3.5-large',
      body: { prompt: 'a lighthouse at dusk', width: 256, height: 320 },
    })
  })

  test('deepinfra is like OpenAI, under a path that says so', async () => {
    expect(await bodyOf('deepinfra')).toMatchObject({
      path: '/router/deepinfra/v1/openai/images/generations',
      body: { model: 'stand-in/infra', size: '256x320', n: 1, response_format: 'b64_json' },
    })
  })

  test('zai-org takes a task, says where it comes from, and is asked every five seconds', async () => {
    const before = subject.time.waits.length
    expect(await bodyOf('zai-org')).toMatchObject({
      path: '/router/zai-org/api/paas/v4/async/images/generations',
      body: { model: 'glm-image', prompt: 'a lighthouse at dusk', size: '256x320' },
    })
    expect(lastCall()?.headers).toMatchObject({ 'x-source-channel': 'hugging_face', 'accept-language': 'en-US,en' })
    expect(subject.upstream.requests.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^\/router\/zai-org\/api\/paas\/v4\/async-result\/job-\d+$/),
    )
    expect(subject.time.waits.slice(before)).toEqual([5000, 5000, 5000])
  })

  test('polls go to the configured router, whatever host the answer names', async () => {
    await bodyOf('fal-ai')
    const polls = subject.upstream.requests.filter(({ kind, method }) => kind === 'router' && method === 'GET')
    expect(polls.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^\/router\/fal-ai\/fal-ai\/flux\/requests\/job-\d+\/status\?_subdomain=queue$/),
    )
    expect(polls.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^\/router\/fal-ai\/fal-ai\/flux\/requests\/job-\d+\?_subdomain=queue$/),
    )
  })
})

describe('other shapes of answer', () => {
  test('hf-inference may answer with base64 in JSON', async () => {
    subject.upstream.fault('json-image')
    const { bytes } = await subject.engine.generate(imageRequest(), { signal })
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 256 })
  })

  test('an image may come as a data URL', async () => {
    subject.upstream.fault('url-data')
    const { bytes } = await subject.engine.generate(imageRequest({ model: MODEL_OF.replicate }), { signal })
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 256 })
  })

  test('the id under which the upstream logged the call comes along', async () => {
    expect(await subject.engine.generate(imageRequest(), { signal })).toMatchObject({
      upstreamRequestId: expect.stringMatching(/^req-job-\d+$/),
    })
  })

  test('a queue that never ends is a timeout after its own time', async () => {
    subject.upstream.fault('stuck')
    const began = subject.time.now()
    await expect(
      subject.engine.generate(imageRequest({ model: MODEL_OF['fal-ai'] }), { signal }),
    ).rejects.toMatchObject({ code: 'provider.timeout' })
    expect(subject.time.now() - began).toBeGreaterThanOrEqual(240_000)
    expect(subject.time.now() - began).toBeLessThan(245_000)
  })
})
