import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { ProviderError } from '../port/errors.ts'
import { API_KEY, createOpenOpenAi, imageRequest } from '../testing/openai-engine.ts'
import { createOpenAiEngine } from './engine.ts'
import type { DialectId } from './dialects/dialect.ts'
import { discovery } from './discovery.ts'
import { openAi } from './kind.ts'

const { signal } = new AbortController()
const open = createOpenOpenAi()
type Opened = Awaited<ReturnType<typeof open>>

const idsOf = async ({ engine }: Pick<Opened, 'engine'>, search?: string) =>
  (await engine.models.list({ search, signal })).map(({ id }) => id)

describe('the models', () => {
  test.each<[DialectId, string[]]>([
    ['openai', ['gpt-image-2.5-flare', 'gpt-image-2', 'gpt-image-1.5', 'gpt-image-1-mini', 'dall-e-3']],
    ['localai', ['stablediffusion', 'my-painter']],
    ['vllm', ['Qwen/Qwen-Image']],
    [
      'together',
      ['black-forest-labs/FLUX.1-schnell', 'black-forest-labs/FLUX.2-dev', 'black-forest-labs/FLUX.1-kontext-pro'],
    ],
    ['deepinfra', ['black-forest-labs/FLUX-1-schnell', 'Qwen/Qwen-Image-Edit']],
    ['ollama', ['x/z-image-turbo']],
    ['xai', ['grok-imagine-image', 'grok-imagine-image-2.0']],
    ['sdserver', ['sd-cpp-local']],
  ])('of %s are those that make pictures', async (dialect, ids) => {
    expect(await idsOf(await open(dialect))).toEqual(ids)
  })

  test('are found by words', async () => {
    expect(await idsOf(await open(), 'image mini')).toEqual(['gpt-image-1-mini'])
  })

  test('that were typed are the only ones', async () => {
    const subject = await open('openai', { settings: { models: ['my-own'] } })
    expect(await idsOf(subject)).toEqual(['my-own'])
    expect(subject.engine.models.defaultId).toBe('my-own')
  })

  test('of a server of any other kind are all, where none sounds like pictures', async () => {
    const models = {
      object: 'list',
      data: [{ id: 'painter' }, { id: 'writer' }, { id: 'bad\nid' }, { id: 'x'.repeat(201) }],
    }
    expect(await idsOf(await open('openai', { standIn: { behaviour: { models } } }))).toEqual(['painter', 'writer'])
  })

  test('are asked for once in a minute', async () => {
    let now = 0
    const subject = await open('openai', { engine: { now: () => now } })
    await idsOf(subject)
    await subject.engine.models.find('gpt-image-2', { signal })
    expect(subject.standIn.requests).toHaveLength(1)
    now = 61_000
    await idsOf(subject)
    expect(subject.standIn.requests).toHaveLength(2)
  })

  test('that were known are still given while the server is away, and it is said', async () => {
    let now = 0
    const subject = await open('localai', { engine: { now: () => now } })
    const known = await idsOf(subject)
    subject.standIn.fault('bad-gateway', { at: 'GET', times: 9 })
    now = 61_000
    expect(await idsOf(subject)).toEqual(known)
  })

  test('of a server that was never there are none, and it is said why', async () => {
    const subject = await open('localai', { settings: { baseUrl: 'http://127.0.0.1:9/v1' } })
    const said: ProviderError[] = []
    expect(await subject.engine.models.list({ signal, onIncomplete: failure => said.push(failure) })).toEqual([])
    expect(said.map(({ code, message }) => [code, message])).toEqual([
      ['provider.unavailable', 'LocalAI refuses connections: it may not be running.'],
    ])
  })

  test('do not keep a page waiting', async () => {
    const subject = await open('openai', { engine: { patienceMs: 50 } })
    subject.standIn.fault('hang', { at: 'GET' })
    const said: ProviderError[] = []
    expect(await subject.engine.models.list({ signal, onIncomplete: failure => said.push(failure) })).toEqual([])
    expect(said[0]?.code).toBe('provider.unavailable')
  })
})

describe('a service without a key', () => {
  const engine = createOpenAiEngine({
    id: 'pictures',
    settings: () => ({ baseUrl: 'https://api.openai.com/v1' }),
    reach: 'public',
    pictureReach: 'public',
    maxImageBytes: 1,
    timeoutMs: 1000,
  })

  test('is not available, and its usual model says what is missing', async () => {
    expect(engine.availability()).toEqual({
      available: false,
      reason: 'OpenAI needs an API key. Enter one on the page of the engines.',
    })
    expect(await engine.models.list({ signal })).toMatchObject([
      {
        id: engine.models.defaultId,
        status: 'needs_token',
        reason: expect.stringMatching(/^OpenAI needs an API key.+\.$/),
      },
    ])
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({ code: 'provider.not_configured' })
  })
})

describe('an engine that nobody has set up', () => {
  const bounds = { maxImageBytes: 1, timeoutMs: 1000, allowPrivateNetwork: false, endpointReach: 'public' as const }
  const engine = openAi.create({ id: 'openai', settings: () => ({}), bounds })

  test('starts, has no models, and says what is missing', async () => {
    await engine.start()
    expect(engine.availability()).toEqual({ available: false, reason: 'Enter an address on the page of the engines.' })
    expect(await engine.models.list({ signal })).toEqual([])
    expect(await engine.models.find(engine.models.defaultId, { signal })).toBeUndefined()
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({ code: 'provider.not_configured' })
  })
})

describe('which server it is', () => {
  test.each<DialectId>(['localai', 'vllm', 'ollama', 'sdserver'])('%s is found out by asking', async dialect => {
    const subject = await open(dialect, { settings: { dialect: 'auto' } })
    const [model] = await subject.engine.models.list({ signal })
    const names = { localai: 'LocalAI', vllm: 'vLLM', ollama: 'Ollama', sdserver: 'stable-diffusion.cpp' }
    expect(model?.description).toBe(`At ${names[dialect as keyof typeof names]}.`)
  })

  test('any other one speaks as OpenAI does', async () => {
    const subject = await open('deepinfra', { settings: { dialect: 'auto' } })
    const [model] = await subject.engine.models.list({ signal })
    expect(model?.description).toMatch(/^At 127\.0\.0\.1:\d+\.$/)
  })

  test.each<DialectId>(['localai', 'ollama', 'sdserver'])('%s on this machine is discovered', async dialect => {
    const { standIn } = await open(dialect, { standIn: { apiKey: undefined } })
    expect(await discovery.recognise(standIn.url, { signal })).toEqual({ baseUrl: `${standIn.url}/v1`, dialect })
  })

  test('vLLM is discovered where it makes pictures', async () => {
    // It answers there, if only to say that this is no way to ask.
    const pages = { '/v1/images/generations': { detail: 'Method Not Allowed' } }
    const omni = await open('vllm', { standIn: { apiKey: undefined, behaviour: { pages } } })
    const baseUrl = `${omni.standIn.url}/v1`
    expect(await discovery.recognise(omni.standIn.url, { signal })).toEqual({ baseUrl, dialect: 'vllm' })
    const chat = await open('vllm', { standIn: { apiKey: undefined } })
    expect(await discovery.recognise(chat.standIn.url, { signal })).toBeUndefined()
  })

  test('whatever else answers there is left alone', async () => {
    const { standIn } = await open('openai')
    expect(await discovery.recognise(standIn.url, { signal })).toBeUndefined()
    expect(await discovery.recognise('http://127.0.0.1:9', { signal })).toBeUndefined()
  })
})

describe('a check', () => {
  const answering = async (type: string, body: string, paths: Readonly<Record<string, string>> = {}) => {
    const server = createServer((request, response) => {
      const page = paths[request.url ?? '']
      response.writeHead(page === undefined && type === '404' ? 404 : 200, { 'content-type': 'text/plain' })
      response.end(page ?? body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
    return { url, close: () => new Promise(resolve => server.close(resolve)) }
  }

  const problemAt = async (baseUrl: string) => {
    const { engine } = await open('openai', { settings: { baseUrl, dialect: 'auto' } })
    return (await engine.check({ signal })).problem
  }

  test('says how many models make pictures', async () => {
    const { engine } = await open()
    expect(await engine.check({ signal })).toMatchObject({ ok: true, models: 5 })
  })

  test('says that nothing runs there', async () => {
    expect(await problemAt('http://127.0.0.1:9/v1')).toEqual({
      code: 'provider.unavailable',
      message: 'The server refuses connections: it may not be running.',
      suggestion: 'Start it, or check its address on the page of the engines.',
    })
  })

  test('says that the key is wrong', async () => {
    const { engine } = await open('openai', { settings: { apiKey: 'sk-another' } })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.auth' } })
  })

  test('says that /v1 is missing', async () => {
    const page = await answering('404', 'Not Found')
    expect(await problemAt(page.url)).toMatchObject({ suggestion: 'Most of these addresses end in /v1: add it.' })
    await page.close()
  })

  test('says which other program answers there', async () => {
    const comfy = await answering('404', 'Not Found', { '/system_stats': '{"system":{},"devices":[]}' })
    expect(await problemAt(`${comfy.url}/v1`)).toMatchObject({
      code: 'provider.not_configured',
      message: 'At this address answers ComfyUI, not an OpenAI-compatible API.',
    })
    await comfy.close()
  })

  test('says that a web page or other JSON answers there', async () => {
    const page = await answering('200', '<!doctype html><title>Router</title>')
    expect(await problemAt(`${page.url}/v1`)).toMatchObject({ message: 'The server answered with a web page.' })
    await page.close()
    const other = await answering('200', '{"hello":"world"}')
    expect((await problemAt(`${other.url}/v1`))?.code).toBe('provider.not_configured')
    await other.close()
  })

  test('says that a private address is not allowed', async () => {
    const { engine } = await open('openai', {
      engine: { reach: 'public' },
      settings: { baseUrl: 'https://10.0.0.5/v1' },
    })
    expect(await engine.check({ signal })).toMatchObject({ problem: { code: 'provider.not_configured' } })
  })

  test('says that there is no model that makes pictures', async () => {
    const models = { object: 'list', data: [{ id: 'llama3.2', owned_by: 'library' }] }
    const { engine } = await open('ollama', { standIn: { behaviour: { models } } })
    expect(await engine.check({ signal })).toMatchObject({
      ok: false,
      models: 0,
      problem: { code: 'provider.model_gone' },
    })
  })

  test('never says the key', async () => {
    const { engine, standIn } = await open()
    standIn.fault('echo-token', { at: 'GET' })
    expect(JSON.stringify(await engine.check({ signal }))).not.toContain(API_KEY)
  })
})
