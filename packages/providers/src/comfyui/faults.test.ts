import { afterEach, describe, expect, test } from 'vitest'
import { ProviderError, type ProviderErrorCode } from '../port/errors.ts'
import type { ComfyFault } from '../testing/comfyui/faults.ts'
import { openComfyUi, type Opening } from '../testing/comfyui/open.ts'
import { comfyRequest } from '../testing/comfyui/request.ts'

const { signal } = new AbortController()
const KEY = 'sesame-open-1234'
/** Every failure is told within this. */
const BOUND_MS = 8000

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const open = async (opening: Opening = {}) => {
  const subject = await openComfyUi({ options: { callTimeoutMs: 400 }, settings: { apiKey: KEY }, ...opening })
  opened.push(subject.close)
  return subject
}

/** How it failed: within a bound, without a bill, in a sentence of ours, and without what nobody is to see. */
const failureOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const began = performance.now()
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(performance.now() - began).toBeLessThan(BOUND_MS)
  if (!(error instanceof ProviderError)) throw new Error('It was no ProviderError.', { cause: error })
  expect(error.message).toMatch(/^[A-Z].+\.$/s)
  expect(error.mayBeBilled).toBe(false)
  expect([error.message, error.suggestion, error.upstreamMessage].join(' ')).not.toContain(KEY)
  expect(`${error.message} ${error.suggestion}`).not.toMatch(/traceback|Errno|\/models|mat1|<html/i)
  return error
}

describe('a call that asks for a picture meets with', () => {
  test.each<[ComfyFault, ProviderErrorCode]>([
    ['hang', 'provider.timeout'],
    ['slow-drip', 'provider.timeout'],
    ['reset-before-answer', 'provider.unavailable'],
    ['reset-mid-body', 'provider.unavailable'],
    ['maintenance', 'provider.bad_output'],
    ['json', 'provider.bad_output'],
    ['gzip-bomb', 'provider.bad_output'],
    ['redirect', 'provider.not_configured'],
    ['unauthorized', 'provider.auth'],
    ['no-balance-payment', 'provider.balance'],
    ['no-permission', 'provider.permission'],
    ['html-forbidden', 'provider.permission'],
    ['not-found', 'provider.model_gone'],
    ['body-too-large', 'provider.bad_request'],
    ['bad-parameter', 'provider.bad_request'],
    ['rate-limited', 'provider.rate_limited'],
    ['rate-limited-bare', 'provider.rate_limited'],
    ['server-error', 'provider.failed'],
    ['too-busy', 'provider.unavailable'],
    ['error-html', 'provider.failed'],
    ['gateway-timeout', 'provider.unavailable'],
    ['echo-token', 'provider.bad_request'],
  ])('%s: %s', async (fault, code) => {
    const { engine, server } = await open()
    server.fault(fault)
    expect(await failureOf(engine.generate(comfyRequest(), { signal }))).toMatchObject({ code: code })
    expect(server.made()).toBe(0)
  })

  test.each([
    ['rate-limited', 7000],
    ['rate-limited-bare', 10_000],
    ['too-busy', 10_000],
  ] as const)('%s: it is said when another try makes sense', async (fault, retryAfterMs) => {
    const { engine, server } = await open()
    server.fault(fault, { seconds: 7 })
    expect(await failureOf(engine.generate(comfyRequest(), { signal }))).toMatchObject({ retryAfterMs })
  })
})

describe('a job ends by', () => {
  test.each<[ComfyFault, ProviderErrorCode, string]>([
    ['out-of-memory', 'provider.out_of_memory', 'ComfyUI ran out of memory in KSampler.'],
    ['node-failed', 'provider.failed', 'ComfyUI could not make the picture: KSampler failed.'],
    ['mismatch', 'provider.failed', 'KSampler failed: models in this workflow do not fit each other.'],
    ['file-missing', 'provider.model_gone', 'A file is missing in ComfyUI that KSampler needs.'],
    ['no-picture', 'provider.failed', 'The workflow ended without a picture.'],
    ['result-gone', 'provider.task_lost', 'ComfyUI made the picture, and does not have its file any more.'],
    ['text-picture', 'provider.bad_output', 'ComfyUI gave something that is no picture.'],
  ])('%s: %s', async (fault, code, message) => {
    for (const era of ['new', 'old'] as const) {
      const { engine, server } = await open({ standIn: { era } })
      server.fault(fault)
      const error = await failureOf(engine.generate(comfyRequest(), { signal }))
      expect(error).toMatchObject({ code, message })
    }
  })

  test('a truncated picture, which is given as it came: whoever takes it judges it', async () => {
    const { engine, server } = await open()
    server.fault('truncated')
    const { bytes } = await engine.generate(comfyRequest(), { signal })
    expect(bytes.byteLength).toBeGreaterThan(0)
  })
})

describe('the file of the picture meets with', () => {
  test.each<[ComfyFault, ProviderErrorCode]>([
    ['hang', 'provider.timeout'],
    ['reset-before-answer', 'provider.unavailable'],
    ['reset-mid-body', 'provider.unavailable'],
    ['html-as-png', 'provider.bad_output'],
    ['claims-oversized', 'provider.bad_output'],
    ['server-error', 'provider.failed'],
  ])('%s: %s', async (fault, code) => {
    const bounds = {
      maxImageBytes: 1e6,
      timeoutMs: 1500,
      allowPrivateNetwork: true,
      endpointReach: 'own network',
    } as const
    const { engine, server } = await open({ options: { callTimeoutMs: 400, bounds } })
    server.fault(fault, { at: 'GET /view' })
    expect(await failureOf(engine.generate(comfyRequest(), { signal }))).toMatchObject({ code: code })
  })
})

describe('while a job is looked for', () => {
  test.each(['server-error', 'reset-before-answer', 'too-busy', 'rate-limited', 'maintenance'] as const)(
    '%s passes, and the picture comes',
    async fault => {
      const { engine, server } = await open()
      server.fault(fault, { at: 'GET /history', times: 2 })
      await expect(engine.generate(comfyRequest(), { signal })).resolves.toBeDefined()
      expect(server.made()).toBe(1)
    },
  )

  test('a key that is not accepted any more ends it', async () => {
    const { engine, server } = await open()
    server.fault('unauthorized', { at: 'GET /history', times: 9 })
    expect(await failureOf(engine.generate(comfyRequest(), { signal }))).toMatchObject({ code: 'provider.auth' })
  })
})

describe('ComfyUI refuses a workflow for', () => {
  const workflow = (inputs: object) => ({
    '1': { class_type: 'LoadImage', inputs: { image: 'there-is-none.png' } },
    '2': { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'x' } },
    ...inputs,
  })
  const map = {
    prompt: null,
    negativePrompt: null,
    width: null,
    height: null,
    seed: null,
    steps: null,
    guidance: null,
    sampler: null,
    scheduler: null,
    strength: null,
    image: null,
    mask: null,
    model: null,
    output: '2.images',
  }

  test.each<[string, object, ProviderErrorCode, string]>([
    [
      'a node that it does not have',
      { '3': { class_type: 'SUPIR_Upscale', inputs: {} } },
      'provider.model_gone',
      'This workflow uses a node that this ComfyUI does not have: SUPIR_Upscale.',
    ],
    [
      'a file that it does not have',
      { '3': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'secret.safetensors' } } },
      'provider.model_gone',
      'ComfyUI does not have the file secret.safetensors, which CheckpointLoaderSimple (#3) loads.',
    ],
    [
      'a sampler that it does not know',
      { '3': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'dpm++' } } },
      'provider.bad_request',
      'ComfyUI does not know the sampler dpm++.',
    ],
    [
      'a value that is too large',
      { '3': { class_type: 'FluxGuidance', inputs: { conditioning: ['1', 0], guidance: 101 } } },
      'provider.bad_request',
      'Guidance of FluxGuidance (#3) is too large for ComfyUI.',
    ],
    [
      'an input that is missing',
      { '3': { class_type: 'FluxGuidance', inputs: { guidance: 3 } } },
      'provider.bad_request',
      'The workflow is not whole: conditioning of FluxGuidance (#3) is missing.',
    ],
    [
      'a picture that it does not have',
      {},
      'provider.bad_request',
      'ComfyUI does not have the picture that LoadImage (#1) loads.',
    ],
  ])('%s', async (_name, nodes, code, message) => {
    const own = { id: 'own', name: 'Own', graph: { ...nodes, ...workflow({}) }, map } as const
    const fixed = Object.keys(nodes).length > 0
    const { engine, server } = await open({ settings: { workflows: [own] } })
    if (fixed) server.files.store('there-is-none.png', { bytes: new Uint8Array(1), mimeType: 'image/png' }, 'input')
    const error = await failureOf(engine.generate(comfyRequest({ model: 'own' }), { signal }))
    expect(error).toMatchObject({ code, message })
    expect(error.suggestion).toMatch(/\.$/)
  })

  test('nothing that it could save', async () => {
    const own = {
      id: 'own',
      name: 'Own',
      graph: { '3': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } } },
      map,
    }
    const { engine } = await open({ settings: { workflows: [own] } })
    const error = await failureOf(engine.generate(comfyRequest({ model: 'own' }), { signal }))
    expect(error).toMatchObject({ code: 'provider.bad_request', message: 'This workflow stores no picture.' })
  })
})

describe('a prompt may ask for a fault', () => {
  test.each([
    ['a boat [[fault:out-of-memory]]', 'provider.out_of_memory'],
    ['a boat [[fault:rate-limited:30]]', 'provider.rate_limited'],
    ['a boat [[fault:node-failed*2]]', 'provider.failed'],
  ])('%s', async (prompt, code) => {
    const { engine } = await open()
    expect(await failureOf(engine.generate(comfyRequest({ prompt }), { signal }))).toMatchObject({ code: code })
  })

  test('one that passes strikes once', async () => {
    const { engine } = await open()
    const request = comfyRequest({ prompt: 'a boat [[fault:loading]]' })
    expect(await failureOf(engine.generate(request, { signal }))).toMatchObject({ code: 'provider.unavailable' })
    await expect(engine.generate(request, { signal })).resolves.toBeDefined()
  })
})
