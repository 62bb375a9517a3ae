import { afterEach, describe, expect, test } from 'vitest'
import { FLAVOURS } from '../testing/a1111/flavours.ts'
import { openWebUi } from '../testing/a1111/open.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { startSdCpp } from '../testing/sdcpp/index.ts'
import { startStandIn } from '../testing/stand-in/server.ts'
import { sendJson, sendText } from '../testing/upstream/exchange.ts'
import { webUi } from './kind.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openWebUi)

const others: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(others.splice(0).map(({ close }) => close()))
})

/** Another program at the address. */
const startOther = async (answers: Readonly<Record<string, unknown>>) => {
  const other = await startStandIn({
    kindOf: () => 'other',
    answer: exchange => {
      const { pathname } = exchange.url
      if (pathname in answers) return sendJson(exchange, 200, answers[pathname])
      return sendText(exchange, 404, '<html><body>Not here</body></html>', 'text/html')
    },
  })
  others.push(other)
  return other.url
}

const checkAt = async (baseUrl: string) => {
  const { engine } = await open({ settings: () => ({ baseUrl }) })
  return engine.check({ signal })
}

test.each(FLAVOURS)('%s works, and says how many models it has', async flavour => {
  const { engine } = await open({}, { flavour })
  expect(await engine.check({ signal })).toMatchObject({ ok: true, models: expect.any(Number) })
})

test('a new checkpoint is there after a check', async () => {
  const { engine, standIn } = await open()
  await engine.check({ signal })
  standIn.lists.set('/sdapi/v1/sd-models', [{ title: 'new.safetensors' }])
  expect(await engine.check({ signal })).toMatchObject({ ok: true, models: 1 })
  expect((await engine.models.list({ signal })).map(({ id }) => id)).toEqual(['new.safetensors'])
})

describe('what is wrong is told:', () => {
  test('it is not running', async () => {
    expect(await checkAt('http://127.0.0.1:9')).toMatchObject({
      ok: false,
      models: 0,
      problem: {
        code: 'provider.unavailable',
        message: expect.stringMatching(/not be running/),
        suggestion: expect.any(String),
      },
    })
  })

  test('a private address is not allowed', async () => {
    const { engine, standIn } = await open({ endpointReach: 'public' })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    expect(engine.availability()).toMatchObject({ available: false, reason: expect.any(String) })
    expect(standIn.requests).toEqual([])
  })

  test('the password is wrong', async () => {
    const { engine } = await open({}, { username: 'studio', password: 'right' })
    expect(await engine.check({ signal })).toMatchObject({
      ok: false,
      problem: { code: 'provider.auth', message: expect.stringMatching(/password/) },
    })
  })

  test('there is no secure connection', async () => {
    const { standIn } = await open()
    expect(await checkAt(standIn.url.replace('http:', 'https:'))).toMatchObject({
      ok: false,
      problem: { code: 'provider.unavailable' },
    })
  })

  test('it has no model', async () => {
    const { engine, standIn } = await open({}, { flavour: 'koboldcpp' })
    standIn.lists.set('/sdapi/v1/sd-models', [])
    expect(await engine.check({ signal })).toMatchObject({
      ok: false,
      problem: { code: 'provider.model_gone', message: expect.stringMatching(/no model for pictures/) },
    })
  })

  test('its API is off, or a web page answers', async () => {
    expect(await checkAt(await startOther({}))).toMatchObject({
      ok: false,
      problem: { code: 'provider.not_configured', suggestion: expect.stringMatching(/--api/) },
    })
  })

  test.each([
    ['ComfyUI', { '/system_stats': { system: {}, devices: [] } }],
    ['OpenAI', { '/v1/models': { object: 'list', data: [] } }],
    ['Ollama', { '/api/version': { version: '0.11.0' }, '/v1/models': { data: [] } }],
  ])('%s answers there', async (name, answers) => {
    const check = await checkAt(await startOther(answers))
    expect(check).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    expect(check.problem?.message).toContain(name)
  })

  test('the server has trouble', async () => {
    const { engine, standIn } = await open()
    standIn.fault('bad-gateway', { at: 'GET /sdapi/v1/sd-models' })
    expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.unavailable' } })
  })
})

describe('on this machine', () => {
  const recognise = (baseUrl: string) => webUi.discovery?.recognise(baseUrl, { signal })

  test.each(FLAVOURS)('%s is found', async flavour => {
    const { standIn } = await open({}, { flavour })
    expect(await recognise(standIn.url)).toEqual({ baseUrl: standIn.url })
  })

  test('nothing else is taken for one', async () => {
    const sdCpp = await startSdCpp()
    others.push(sdCpp)
    const words = await open({}, { flavour: 'koboldcpp' })
    words.standIn.lists.set('/sdapi/v1/sd-models', [])
    const comfy = await startOther({ '/system_stats': { system: {}, devices: [] } })
    for (const url of [sdCpp.url, words.standIn.url, comfy, 'http://127.0.0.1:9'])
      expect([url, await recognise(url)]).toEqual([url, undefined])
  })
})

test('settings that are not whole say so, and call nobody', async () => {
  const bounds = { maxImageBytes: 1, timeoutMs: 1, allowPrivateNetwork: false, endpointReach: 'public' as const }
  const engine = webUi.create({ id: 'mine', settings: () => ({}), bounds })
  expect(engine.availability()).toMatchObject({ available: false, reason: expect.stringMatching(/not whole/) })
  expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
  expect(await engine.models.list({ signal })).toEqual([])
  await engine.close()
})
