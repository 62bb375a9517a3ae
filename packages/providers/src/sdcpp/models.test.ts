import { afterEach, describe, expect, test } from 'vitest'
import { closedAfterEach } from '../testing/opened.ts'
import { openSdCpp, SD_CPP_MODEL } from '../testing/sdcpp/open.ts'
import { capabilities } from '../testing/sdcpp/capabilities.ts'
import { startStandIn } from '../testing/stand-in/server.ts'
import { sendJson } from '../testing/upstream/exchange.ts'
import { sdCpp } from './kind.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openSdCpp)

const others: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(others.splice(0).map(({ close }) => close()))
})

/** A server that answers with this at one path, and with a 404 at all others. */
const startOther = async (path: string, answer: unknown) => {
  const other = await startStandIn({
    kindOf: () => 'other',
    answer: exchange =>
      exchange.url.pathname === path
        ? sendJson(exchange, 200, answer)
        : sendJson(exchange, 404, { error: 'Unexpected endpoint' }),
  })
  others.push(other)
  return other.url
}

test('the model is the one that the server was started with, with its defaults and limits', async () => {
  const { engine } = await open()
  const [model] = await engine.models.list({ signal })
  expect(model).toMatchObject({ id: SD_CPP_MODEL, name: SD_CPP_MODEL, status: 'ready' })
  expect(model?.tasks['text-to-image']?.limits).toMatchObject({
    width: { min: 64, max: 4096, default: 512, multipleOf: 16 },
    height: { default: 768 },
    steps: { default: 12 },
    guidance: { default: 5 },
  })
  expect(model?.tasks['image-to-image']).toMatchObject({ references: 4, strength: { default: 0.6 } })
  expect(Object.keys(model?.tasks ?? {})).toEqual(['text-to-image', 'image-to-image', 'inpaint', 'outpaint'])
  expect(model?.options?.properties).toMatchObject({
    sampler: { enum: ['euler', 'euler_a', 'heun', 'dpm++2m', 'lcm'], default: 'euler_a' },
    scheduler: { enum: ['discrete', 'karras', 'simple'] },
    loras: { items: { properties: { name: { enum: ['watercolour'] } } } },
    hiresFix: { properties: { upscaler: { enum: ['Lanczos', 'Latent'] } } },
  })
})

test('an old release that tells little still makes pictures', async () => {
  const baseUrl = await startOther('/sdcpp/v1/capabilities', { samplers: ['euler'], schedulers: [], loras: [] })
  const { engine } = await open({ settings: () => ({ baseUrl }) })
  const [model] = await engine.models.list({ signal })
  expect(model).toMatchObject({ id: 'sd-cpp-local' })
  expect(model?.tasks['text-to-image']?.limits).toMatchObject({
    width: { default: 512, max: 2048 },
    steps: { default: 20 },
  })
})

test('while it is away, what was known is listed and says why it cannot be used', async () => {
  let now = 0
  const { engine, standIn } = await open({ now: () => now })
  await engine.models.list({ signal })
  standIn.fault('bad-gateway', { at: 'GET /sdcpp/v1/capabilities', times: 9 })
  now += 61_000
  const failures: unknown[] = []
  const models = await engine.models.list({ signal, onIncomplete: failure => failures.push(failure) })
  expect(models).toMatchObject([{ id: SD_CPP_MODEL, status: 'unavailable', reason: expect.any(String) }])
  expect(failures).toHaveLength(1)
})

describe('a check', () => {
  const check = async (baseUrl: string) => {
    const { engine } = await open({ settings: () => ({ baseUrl }) })
    return engine.check({ signal })
  }

  test('tells that it is not running', async () => {
    expect(await check('http://127.0.0.1:9')).toMatchObject({
      ok: false,
      problem: { code: 'provider.unavailable', message: expect.stringMatching(/not be running/) },
    })
  })

  test('tells that another program answers', async () => {
    expect(await check(await startOther('/v1/models', { data: [] }))).toMatchObject({
      ok: false,
      problem: { code: 'provider.not_configured', message: expect.stringMatching(/OpenAI/) },
    })
    expect(await check(await startOther('/sdapi/v1/sd-models', [{ title: 'x' }]))).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/Stable Diffusion WebUI/) },
    })
    expect(await check(await startOther('/', {}))).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/^Something answers/) },
    })
  })

  test('tells that its model makes no pictures', async () => {
    const told = { ...capabilities('wan2.2'), supported_modes: ['vid_gen'] }
    expect(await check(await startOther('/sdcpp/v1/capabilities', told))).toMatchObject({
      ok: false,
      problem: { code: 'provider.model_gone', message: expect.stringMatching(/wan2\.2/) },
    })
  })
})

test('on this machine it is found, and nothing else is taken for it', async () => {
  const { standIn } = await open()
  const recognise = (baseUrl: string) => sdCpp.discovery?.recognise(baseUrl, { signal })
  expect(await recognise(standIn.url)).toEqual({ baseUrl: standIn.url })
  expect(await recognise(await startOther('/v1/models', { data: [] }))).toBeUndefined()
  expect(await recognise('http://127.0.0.1:9')).toBeUndefined()
})
