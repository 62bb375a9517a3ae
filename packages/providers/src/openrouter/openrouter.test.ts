import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import type { TaskInputs } from '../port/request.ts'
import { API_KEY, everything, imageRequest, plainImage } from '../testing/openai-engine.ts'
import type { OpenRouterFault } from '../testing/openrouter/faults.ts'
import { createOpenOpenRouter } from '../testing/openrouter-engine.ts'
import { createOpenRouterEngine } from './engine.ts'

const { signal } = new AbortController()
const open = createOpenOpenRouter()

const SEEDREAM = 'bytedance-seed/seedream-4.5'

/** What is sent for a request that has everything; the stand-in refuses what the model does not take. */
const sent = async (model: string, options: Record<string, unknown> = {}, inputs?: TaskInputs) => {
  const { engine, standIn } = await open()
  const result = await engine.generate(imageRequest({ ...everything, model, options }, inputs), { signal })
  expect((await sharp(result.bytes).metadata()).width).toBeGreaterThan(0)
  const [body = {}] = standIn.orders
  return { body, result }
}

describe('a request', () => {
  test('has proportions, a resolution and a seed where the model takes them', async () => {
    const { result, body } = await sent(SEEDREAM)
    expect(body).toEqual({
      model: SEEDREAM,
      prompt: 'a lighthouse',
      n: 1,
      aspect_ratio: '4:3',
      resolution: '1K',
      seed: 7,
    })
    expect([result.cost, result.upstreamRequestId]).toEqual([{ amount: 0.0421, currency: 'USD' }, 'req-1'])
  })

  test('has a size of the list, and options under their names', async () => {
    const options = { quality: 'high', background: 'transparent', outputFormat: 'webp', outputCompression: 70 }
    const { body } = await sent('openai/gpt-image-2', options)
    expect(body).toEqual({
      model: 'openai/gpt-image-2',
      prompt: 'a lighthouse',
      size: '1536x1024',
      quality: 'high',
      background: 'transparent',
      output_format: 'webp',
      output_compression: 70,
    })
  })

  test('has pictures as data URLs', async () => {
    const inputs = { image: await plainImage('red'), references: [await plainImage('blue')] }
    const { body } = await sent(SEEDREAM, {}, { task: 'image-to-image', inputs, strength: null })
    const picture = { type: 'image_url', image_url: { url: expect.stringMatching(/^data:image\/png;base64,iVBOR/) } }
    expect(body['input_references']).toEqual([picture, picture])
  })

  test('has more pictures than the model looks at only before it is sent', async () => {
    const { engine, standIn } = await open()
    const images = await Promise.all(Array.from({ length: 11 }, () => plainImage('red')))
    const inputs = { image: null, references: images }
    const request = imageRequest({ model: SEEDREAM }, { task: 'image-to-image', inputs, strength: null })
    await expect(engine.generate(request, { signal })).rejects.toMatchObject({ code: 'provider.bad_request' })
    expect(standIn.orders).toEqual([])
  })
})

describe('the models', () => {
  test('tell their limits, options and prices; vectors are left out', async () => {
    const { engine } = await open()
    const models = await engine.models.list({ signal })
    expect(models.map(({ id, price, tasks }) => [id, price?.amount, price?.per, Object.keys(tasks)])).toEqual([
      [SEEDREAM, 0.04, 'image', ['text-to-image', 'image-to-image']],
      ['openai/gpt-image-2', undefined, undefined, ['text-to-image', 'image-to-image']],
      ['black-forest-labs/flux.2-pro', 0.03, 'megapixel', ['text-to-image']],
      ['sourceful/riverflow-edit', undefined, undefined, ['image-to-image']],
    ])
    const [seedream, gpt, flux] = models
    expect(seedream?.servedBy).toEqual(['Bytedance', 'Elsewhere'])
    expect(seedream?.tasks['image-to-image']?.references).toBe(9)
    expect(Object.keys(gpt?.options?.properties ?? {})).toEqual([
      'quality',
      'background',
      'outputFormat',
      'outputCompression',
    ])
    expect(flux?.tasks['text-to-image']?.limits.seed).toEqual({ min: 0, max: 1000, default: 0 })
  })

  test('come without prices where those cannot be had', async () => {
    const { engine, standIn } = await open()
    standIn.fault('broke-inside', { at: 'GET /api/v1/images/models/', times: 99 })
    expect((await engine.models.list({ signal })).map(({ price }) => price)).toEqual([null, null, null, null])
  })

  test('that take long do not keep a page waiting', async () => {
    const { engine, standIn } = await open({ engine: { patienceMs: 50 } })
    standIn.fault('hang', { at: 'GET' })
    const said: ProviderError[] = []
    expect(await engine.models.list({ signal, onIncomplete: failure => said.push(failure) })).toEqual([])
    expect(said[0]?.code).toBe('provider.unavailable')
  })

  test('are not asked for without a key', async () => {
    const { engine, standIn } = await open({ settings: { apiKey: ' ' } })
    expect(engine.availability()).toMatchObject({ available: false })
    expect(await engine.models.list({ signal })).toEqual([])
    expect(await engine.models.find(SEEDREAM, { signal })).toBeUndefined()
    await expect(engine.generate(imageRequest({ model: SEEDREAM }), { signal })).rejects.toMatchObject({
      code: 'provider.not_configured',
    })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    expect(standIn.requests).toEqual([])
  })
})

describe('what goes wrong', () => {
  const failure = async (fault: OpenRouterFault, seconds?: number) => {
    const { engine, standIn } = await open({
      engine: { timeoutMs: fault === 'hang' || fault === 'slow-drip' ? 400 : 20_000 },
    })
    standIn.fault(fault, { times: 9, ...(seconds !== undefined && { seconds }) })
    const work = engine.generate(imageRequest({ model: SEEDREAM }), { signal })
    const error = await work.catch((thrown: unknown) => thrown)
    if (!(error instanceof ProviderError)) throw new Error('There was no ProviderError.', { cause: error })
    expect(error.message).toMatch(/^[A-Z][^{}<>]+\.$/)
    expect(error.suggestion).toMatch(/^[A-Z].+\.$/)
    expect(`${error.upstreamMessage}`).not.toContain('a secret of the user')
    expect(standIn.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    return error
  }

  test.each<[OpenRouterFault, string, boolean]>([
    ['invalid-key', 'provider.auth', false],
    ['no-credits-left', 'provider.balance', false],
    ['flagged', 'provider.moderated', false],
    ['forbidden', 'provider.permission', false],
    ['no-endpoints', 'provider.model_gone', false],
    ['data-policy', 'provider.permission', false],
    ['bad-parameter', 'provider.bad_request', false],
    ['payload-too-large', 'provider.bad_request', false],
    ['unprocessable', 'provider.bad_request', false],
    ['timed-out', 'provider.timeout', true],
    ['edge-timeout', 'provider.timeout', true],
    ['broke-inside', 'provider.failed', true],
    ['error-in-success', 'provider.unavailable', false],
    ['empty-list', 'provider.bad_output', true],
    ['maintenance', 'provider.bad_output', true],
    ['error-html', 'provider.failed', true],
    ['redirect', 'provider.not_configured', false],
    ['hang', 'provider.timeout', true],
    ['slow-drip', 'provider.timeout', true],
    ['reset-before-answer', 'provider.unavailable', true],
    ['reset-mid-body', 'provider.unavailable', true],
    ['claims-oversized', 'provider.bad_output', true],
    ['endless', 'provider.bad_output', true],
    ['gzip-bomb', 'provider.bad_output', true],
    ['oversized', 'provider.bad_output', true],
  ])('%s is %s, maybe charged: %s', async (fault, code, mayBeBilled) => {
    expect(await failure(fault)).toMatchObject({ code, mayBeBilled })
  })

  test.each<[OpenRouterFault, string]>([
    ['too-many', 'OpenRouter says that there were too many requests.'],
    ['provider-down', 'The provider behind OpenRouter, Bytedance, has trouble: it could not make the picture.'],
    ['nobody-available', `OpenRouter has nobody who could serve ${SEEDREAM} now.`],
    ['overloaded', `Whoever serves ${SEEDREAM} at OpenRouter is overloaded.`],
  ])('%s passes: it says when to come again', async (fault, message) => {
    expect(await failure(fault)).toMatchObject({ message, retryAfterMs: 10_000 })
    expect(await failure(fault, 3)).toMatchObject({ retryAfterMs: 3000, mayBeBilled: false })
  })

  test('a fault that a prompt names strikes, too', async () => {
    const { engine } = await open()
    const ask = (prompt: string) => engine.generate(imageRequest({ model: SEEDREAM, prompt }), { signal })
    await expect(ask('a boat [[fault:flagged]]')).rejects.toMatchObject({ code: 'provider.moderated' })
    await expect(ask('a boat [[fault:provider-down:2]]')).rejects.toMatchObject({ retryAfterMs: 2000 })
    await expect(ask('a boat [[fault:provider-down:2]]')).resolves.toBeDefined()
  })

  test('a cancel reaches OpenRouter', async () => {
    const { engine, standIn } = await open()
    standIn.fault('hang')
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const work = engine.generate(imageRequest({ model: SEEDREAM }), { signal: controller.signal })
    await standIn.until(({ method }) => method === 'POST')
    controller.abort(reason)
    await expect(work).rejects.toBe(reason)
    expect(await standIn.until(({ method, aborted }) => method === 'POST' && aborted)).toBeDefined()
  })
})

describe('a check', () => {
  test('asks for the key, since the list is everybody’s', async () => {
    const { engine } = await open({ settings: { apiKey: 'sk-or-another' } })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.auth' } })
  })

  test('says that the limit of the key is used up', async () => {
    const { engine } = await open({ standIn: { limitRemaining: 0 } })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.quota' } })
  })

  test('says that something else answers, or nothing', async () => {
    const { engine, standIn } = await open()
    standIn.fault('maintenance', { at: 'GET /api/v1/images' })
    expect(await engine.check({ signal })).toMatchObject({
      problem: { message: 'OpenRouter answered with a web page.' },
    })
    const away = await open({ settings: { baseUrl: 'http://127.0.0.1:9' } })
    expect(await away.engine.check({ signal })).toMatchObject({ problem: { code: 'provider.unavailable' } })
  })

  test('never says the key', async () => {
    const { engine, standIn } = await open()
    standIn.fault('echo-token', { at: 'GET' })
    expect(JSON.stringify(await engine.check({ signal }))).not.toContain(API_KEY)
  })

  test('goes to openrouter.ai unless another address is set', () => {
    const engine = createOpenRouterEngine({
      id: 'openrouter',
      settings: () => ({}),
      reach: 'public',
      maxImageBytes: 1,
      timeoutMs: 1,
    })
    expect(engine.models.defaultId).toBe(SEEDREAM)
  })
})
