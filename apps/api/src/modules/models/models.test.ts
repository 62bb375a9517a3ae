import { createGeneration, getModel, listModels, updateSettings, type Model } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite, TOKEN } from '../../testing/suite.ts'

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
const SDXL = 'stabilityai/stable-diffusion-xl-base-1.0'

describeStudioOnSqlite('the models', { config: { hfToken: null } }, my => {
  const list = async (querystring: { q?: string; provider?: string } = {}) =>
    (await my.studio.call(listModels, { querystring })).body.items
  const read = async (id: string) => (await my.studio.call(getModel, { params: { '*': id } })).body
  const defaults = (models: readonly Model[]) => models.filter(model => model.isDefault).map(model => model.id)

  test('without a token: the built-in one is ready and the default, those that need a token say so', async () => {
    const models = await list()
    expect(models[0]).toMatchObject({
      id: 'atelier/sketch',
      provider: 'sketch',
      status: 'ready',
      reason: null,
      isDefault: true,
    })
    expect(defaults(models)).toEqual(['atelier/sketch'])
    expect(models.find(model => model.id === SCHNELL)).toMatchObject({
      provider: 'huggingface',
      status: 'needs_token',
      servedBy: ['nscale'],
      reason: expect.stringMatching(/token/) as unknown,
    })
    expect(models.filter(model => model.provider === 'huggingface' && model.status === 'ready')).toEqual([])
    expect(new Set(models.map(model => model.id)).size).toBe(models.length)
  })

  test('those that nobody serves say so, and name another one', async () => {
    expect(await read('runwayml/stable-diffusion-v1-5')).toMatchObject({
      status: 'unavailable',
      replacement: SDXL,
      servedBy: [],
      reason: expect.stringMatching(/page is gone/) as unknown,
    })
    expect(await read('prompthero/openjourney')).toMatchObject({ status: 'unavailable', replacement: SDXL })
  })

  test('are ready with a token, need one again without, and the default follows', async () => {
    await my.studio.call(updateSettings, { body: { huggingFaceToken: TOKEN } })
    const models = await list()
    expect(models.find(model => model.id === SCHNELL)).toMatchObject({ status: 'ready', reason: null, isDefault: true })
    expect(defaults(models)).toEqual([SCHNELL])
    await my.studio.call(updateSettings, { body: { defaultModel: SDXL } })
    expect(defaults(await list())).toEqual([SDXL])
    expect((await read(SDXL)).isDefault).toBe(true)
    // One that no engine lists by itself: the settings show it, so the form must find it in the list and begin with it.
    await my.studio.call(updateSettings, { body: { defaultModel: 'stand-in/watercolour' } })
    expect(defaults(await list())).toEqual(['stand-in/watercolour'])
    expect((await list({ q: 'schnell' })).map(model => model.id)).not.toContain('stand-in/watercolour')
    await my.studio.call(updateSettings, { body: { huggingFaceToken: null, defaultModel: null } })
    expect((await read(SCHNELL)).status).toBe('needs_token')
    expect(defaults(await list())).toEqual(['atelier/sketch'])
  })

  test("an endpoint of one's own makes a model ready without a token, and it is asked", async () => {
    await my.studio.call(updateSettings, {
      body: {
        endpoints: [
          { model: 'prompthero/openjourney', url: my.upstream.endpointUrl },
          { model: 'mine/own', url: my.upstream.endpointUrl },
        ],
      },
    })
    expect(await read('prompthero/openjourney')).toMatchObject({ status: 'ready', servedBy: ['endpoint'] })
    expect(await read('mine/own')).toMatchObject({ status: 'ready', description: 'Behind an endpoint of your own.' })
    const { body } = await my.studio.call(
      createGeneration,
      { body: { prompt: 'through my own', model: 'mine/own', width: 256, height: 256 } },
      { prefer: 'wait=20' },
    )
    expect(body.status).toBe('succeeded')
    expect(
      my.upstream.requests
        .filter(received => received.kind === 'endpoint')
        .map(received => received.headers.authorization),
    ).toEqual([undefined])
    await my.studio.call(updateSettings, { body: { endpoints: [] } })
    expect(await my.studio.refused(getModel, { params: { '*': 'mine/own' } })).toMatchObject({ status: 404 })
  })

  test('a search finds the curated ones and those of the Hub', async () => {
    expect((await list({ q: 'WATERCOLOUR' })).map(model => model.id)).toContain('stand-in/watercolour')
    expect((await list({ q: 'flux schnell' })).map(model => model.id)).toContain(SCHNELL)
    expect((await list({ q: 'stand-in' })).map(model => model.id)).not.toContain('stand-in/text-only')
    expect(await list({ q: 'no such thing at all' })).toEqual([])
    expect((await list({ q: ' ' })).length).toBe((await list()).length)
    expect(await list({ q: '&pipeline_tag=text-generation' })).toEqual([])
  })

  test('can be of one provider only', async () => {
    expect((await list({ provider: 'sketch' })).map(model => model.id)).toEqual(['atelier/sketch', 'atelier/lanczos'])
    expect(new Set((await list({ provider: 'huggingface' })).map(model => model.provider))).toEqual(
      new Set(['huggingface']),
    )
    expect(await list({ provider: 'nobody' })).toEqual([])
  })

  test.each([
    `/api/v1/models/${SCHNELL}`,
    `/api/v1/models/${encodeURIComponent(SCHNELL)}`,
    '/api/v1/models/black-forest-labs%2fFLUX%2E1-schnell',
  ])('one is read by its id, the slash encoded or not: %s', async path => {
    const response = await my.studio.request(path)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      id: SCHNELL,
      license: 'apache-2.0',
      limits: {
        width: { min: 256, max: 1536, default: 1024, multipleOf: 16 },
        steps: { min: 1, max: 12, default: 4 },
        guidance: null,
        negativePrompt: null,
        count: { min: 1, max: 8, default: 1 },
      },
    })
  })

  test.each([
    'nobody/nothing',
    'gpt2',
    'a/b/c',
    '../../etc/passwd',
    'a b',
    '%',
    '<script>',
    'x'.repeat(200),
    'stand-in/text-only',
    'постер/модель',
  ])('what is no model is a 404: %s', async id => {
    expect(await my.studio.refused(getModel, { params: { '*': id } })).toMatchObject({
      status: 404,
      code: 'model.not_found',
    })
  })

  test('what cannot be an id is a 400', async () => {
    expect(await my.studio.refused(getModel, { params: { '*': 'x'.repeat(201) } })).toMatchObject({
      status: 400,
      errors: [{ path: '/path/id' }],
    })
    expect(await my.studio.refused(listModels, { querystring: { q: 'x'.repeat(101) } })).toMatchObject({
      status: 400,
      errors: [{ path: '/query/q' }],
    })
    expect(await my.studio.refused(listModels, { querystring: { search: 'x' } })).toMatchObject({
      status: 400,
      errors: [{ path: '/query/search' }],
    })
    expect((await my.studio.request('/api/v1/models/')).status).toBe(400)
  })
})

describeStudioOnSqlite('the models while the Hub is in trouble', { config: { hfToken: TOKEN } }, my => {
  test('a search says that the Hub could not be asked, and is whole again when it can', async () => {
    my.upstream.fault('server-error', { at: 'hub', times: 1000 })
    const search = async (q: string) => (await my.studio.call(listModels, { querystring: { q } })).body
    expect(await search('openjourney')).toMatchObject({
      items: [{ id: 'prompthero/openjourney' }],
      incomplete: { code: 'provider.unavailable', detail: expect.stringMatching(/Hub/) as unknown },
    })
    expect((await my.studio.call(listModels, { querystring: {} })).body.incomplete).toBeNull()
    my.upstream.clearFaults()
    expect((await search('watercolour')).incomplete).toBeNull()
  })

  test('the curated ones are there all the same, and say what is not known', async () => {
    my.upstream.fault('server-error', { at: 'hub', times: 1000 })
    const {
      body: { items },
    } = await my.studio.call(listModels, { querystring: {} })
    expect(items.find(model => model.id === SCHNELL)).toMatchObject({
      status: 'ready',
      reason: expect.stringMatching(/could not be asked/) as unknown,
    })
    expect((await my.studio.call(getModel, { params: { '*': 'atelier/sketch' } })).body.status).toBe('ready')
    my.upstream.clearFaults()
  })

  test.each([
    ['server-error', 502, 'provider.unavailable'],
    ['rate-limited', 429, 'provider.rate_limited'],
    ['unauthorized', 502, 'provider.auth'],
    ['error-html', 502, 'provider.unavailable'],
    ['reset-before-answer', 502, 'provider.unavailable'],
  ] as const)('%s there is a %i for what only the Hub knows, in our words', async (fault, status, code) => {
    my.upstream.fault(fault, { at: 'hub', times: 2, seconds: 60 })
    const problem = await my.studio.refused(getModel, { params: { '*': `unknown/${fault}` } })
    expect(problem).toMatchObject({ status, code })
    expect(problem.detail).toMatch(/Hugging Face/)
    expect(problem.headers.get('retry-after')).toBe(status === 429 ? '60' : null)
    expect(
      await my.studio.refused(createGeneration, { body: { prompt: 'a', model: `unknown/${fault}` } }),
    ).toMatchObject({ status, code })
    my.upstream.clearFaults()
  })
})
