import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import type { ProviderError } from '../port/errors.ts'
import { openWebUi } from '../testing/a1111/open.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { suitsOf } from './defaults.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openWebUi)

const optionNames = (model: { options: { properties: object } | null } | undefined) =>
  Object.keys(model?.options?.properties ?? {}).toSorted()

describe('the models of a WebUI', () => {
  test('are its checkpoints, without their hashes, and the one that is loaded is the default', async () => {
    const { engine } = await open()
    const models = await engine.models.list({ signal })
    expect(models.map(({ id, name }) => [id, name])).toEqual([
      ['sd_xl_base_1.0.safetensors', 'sd_xl_base_1.0'],
      ['v1-5-pruned-emaonly.safetensors', 'v1-5-pruned-emaonly'],
      ['flux/flux1-dev-bnb-nf4-v2.safetensors', 'flux1-dev-bnb-nf4-v2'],
    ])
    expect(engine.models.defaultId).toBe('v1-5-pruned-emaonly.safetensors')
  })

  test('begin with what suits them', async () => {
    const { engine } = await open()
    const [xl, classic, flux] = await engine.models.list({ signal })
    const defaults = [xl, classic, flux].map(model => {
      const limits = model?.tasks['text-to-image']?.limits
      return [limits?.width.default, limits?.steps?.default, limits?.guidance?.default]
    })
    expect(defaults).toEqual([
      [1024, 25, 6],
      [512, 20, 7],
      [1024, 20, 1],
    ])
    expect(optionNames(xl)).not.toContain('distilledGuidance')
    expect(optionNames(flux)).toContain('distilledGuidance')
  })

  test('can do all that the server can, with what it has', async () => {
    const { engine } = await open()
    const [model] = await engine.models.list({ signal })
    expect(Object.keys(model?.tasks ?? {})).toEqual([
      'text-to-image',
      'image-to-image',
      'inpaint',
      'outpaint',
      'upscale',
    ])
    expect(model?.tasks['upscale']?.scales).toEqual([2, 4])
    expect(model?.options?.properties).toMatchObject({
      sampler: { enum: ['DPM++ 2M', 'DPM++ SDE', 'Euler a', 'Euler', 'DDIM'], default: 'DPM++ 2M' },
      scheduler: { enum: ['Automatic', 'Karras', 'Simple'], default: 'Karras' },
      upscaler: { enum: ['Lanczos', 'R-ESRGAN 4x+'], default: 'R-ESRGAN 4x+' },
    })
    expect(Value.Check(model?.options ?? {}, { loras: [{ name: 'film-grain', weight: 0.5 }] })).toBe(true)
  })

  test.each([
    ['old', ['clipSkip', 'hiresFix', 'restoreFaces', 'sampler', 'tiling', 'upscaler'], 5],
    ['sdnext', ['clipSkip', 'hiresFix', 'loras', 'restoreFaces', 'sampler', 'tiling', 'upscaler'], 5],
    ['koboldcpp', ['clipSkip', 'loras', 'sampler', 'upscaler'], 5],
    ['drawthings', ['sampler'], 3],
  ] as const)('of %s take no more than it has', async (flavour, options, tasks) => {
    const { engine } = await open({}, { flavour })
    const [model] = await engine.models.list({ signal })
    expect(optionNames(model)).toEqual(options)
    expect(Object.keys(model?.tasks ?? {})).toHaveLength(tasks)
  })

  test('of Draw Things is what the app shows, with its settings', async () => {
    const { engine } = await open({}, { flavour: 'drawthings' })
    const [model] = await engine.models.list({ signal })
    expect(model).toMatchObject({ id: 'flux_1_schnell_q8p.ckpt', name: 'flux_1_schnell_q8p' })
    expect(model?.tasks['text-to-image']?.limits).toMatchObject({
      width: { default: 1024, multipleOf: 64 },
      height: { default: 768 },
      steps: { default: 4 },
      guidance: { default: 1 },
    })
    expect(model?.options?.properties).toMatchObject({ sampler: { default: 'Euler A Trailing' } })
  })

  test('that cannot be named are left out', async () => {
    const { engine, standIn } = await open()
    standIn.lists.set('/sdapi/v1/sd-models', [
      { title: 'good.safetensors [0123456789]' },
      { title: 'good.safetensors [aaaaaaaaaa]' },
      { title: 'line\nbreak.safetensors' },
      { title: 'x'.repeat(300) },
      { title: 7 },
      'no object',
      null,
      {},
    ])
    expect((await engine.models.list({ signal })).map(({ id }) => id)).toEqual(['good.safetensors'])
  })

  test('are found by the words of a search', async () => {
    const { engine } = await open()
    expect((await engine.models.list({ search: 'FLUX dev', signal })).map(({ name }) => name)).toEqual([
      'flux1-dev-bnb-nf4-v2',
    ])
  })
})

describe('while the server is away', () => {
  test('what it had last is still listed, and says why it cannot be used', async () => {
    let now = 0
    const { engine, standIn } = await open({ now: () => now })
    await engine.models.list({ signal })
    standIn.fault('server-error', { at: 'GET /sdapi/v1/sd-models', times: 9 })
    now += 61_000
    const failures: ProviderError[] = []
    const models = await engine.models.list({ signal, onIncomplete: failure => failures.push(failure) })
    expect(models).toHaveLength(3)
    expect(models[0]).toMatchObject({ status: 'unavailable', reason: expect.stringMatching(/^Stable .+\.$/) })
    expect(failures).toHaveLength(1)
    expect(await engine.models.find('sd_xl_base_1.0.safetensors', { signal })).toMatchObject({ status: 'ready' })
  })

  test('nothing is listed where nothing was known, and finding fails in words', async () => {
    const { engine } = await open({ settings: () => ({ baseUrl: 'http://127.0.0.1:9' }) })
    const failures: ProviderError[] = []
    expect(await engine.models.list({ signal, onIncomplete: failure => failures.push(failure) })).toEqual([])
    expect(failures).toMatchObject([{ code: 'provider.unavailable', message: expect.stringMatching(/not be running/) }])
    await expect(engine.models.find('any', { signal })).rejects.toMatchObject({ code: 'provider.unavailable' })
    expect(engine.models.defaultId).toBe('')
  })

  test('a list does not wait for a server that hangs', async () => {
    const { engine, standIn } = await open({ listPatienceMs: 50 })
    standIn.fault('hang', { at: 'GET /sdapi/v1/sd-models', times: 9 })
    const began = performance.now()
    expect(await engine.models.list({ signal })).toEqual([])
    await engine.start()
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  test('a list of LoRAs or samplers that fails is left out', async () => {
    const { engine, standIn } = await open({ askTimeoutMs: 300 })
    standIn.fault('hang', { at: 'GET /sdapi/v1/loras' })
    standIn.fault('maintenance', { at: 'GET /sdapi/v1/samplers' })
    standIn.fault('error-html', { at: 'GET /sdapi/v1/upscalers' })
    const model = await engine.models.find('sd_xl_base_1.0.safetensors', { signal })
    expect(optionNames(model)).toEqual(['clipSkip', 'hiresFix', 'restoreFaces', 'scheduler', 'tiling'])
    expect(Object.keys(model?.tasks ?? {})).not.toContain('upscale')
  })
})

test.each([
  ['flux1-schnell-fp8', 1024, 4],
  ['flux1-dev', 1024, 20],
  ['z_image_turbo_bf16', 1024, 9],
  ['sdxl_lightning_4step', 1024, 8],
  ['ponyDiffusionV6XL', 1024, 25],
  ['sd3.5_large', 1024, 28],
  ['v2-1_768-ema-pruned', 768, 25],
  ['dreamshaper_8', 512, 20],
])('%s begins with squares of %i pixels and %i steps', (name, side, steps) => {
  expect(suitsOf(name)).toMatchObject({ side, steps })
})
