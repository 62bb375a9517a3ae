import { afterEach, describe, expect, test } from 'vitest'
import type { EngineCheck } from '../port/engine.ts'
import type { StandInOptions } from '../testing/stand-in/server.ts'
import { startStandIn } from '../testing/stand-in/server.ts'
import { engineAt, openComfyUi, workflowsOf } from '../testing/comfyui/open.ts'
import { sendJson, sendText } from '../testing/upstream/exchange.ts'
import { comfyUi } from './kind.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const checkAt = async (url: string, settings = {}): Promise<EngineCheck> => {
  const engine = engineAt(url, { settings })
  opened.push(engine.close)
  return engine.check({ signal })
}

/** Another program, which answers one path with JSON and no other. */
const startOther = async (answer: StandInOptions['answer']) => {
  const server = await startStandIn({ kindOf: () => 'other', answer })
  opened.push(server.close)
  return server.url
}

const only = (path: string, body: unknown) => (exchange: Parameters<StandInOptions['answer']>[0]) =>
  exchange.url.pathname === path ? sendJson(exchange, 200, body) : sendJson(exchange, 404, { detail: 'Not Found' })

describe('a check says', () => {
  test('how many workflows there are', async () => {
    const { engine, close } = await openComfyUi({ names: ['sd15', 'flux'] })
    opened.push(close)
    expect(await engine.check({ signal })).toMatchObject({ ok: true, models: 2 })
  })

  test('that nothing runs there', async () => {
    expect((await checkAt('http://127.0.0.1:9')).problem).toEqual({
      code: 'provider.unavailable',
      message: 'ComfyUI refuses connections: it may not be running.',
      suggestion: expect.stringContaining('Start it'),
    })
  })

  test('that the key is wrong', async () => {
    const { server, close } = await openComfyUi({ standIn: { apiKey: 'sesame' } })
    opened.push(close)
    const { ok, problem } = await checkAt(server.url, { apiKey: 'wrong-key' })
    expect([ok, problem?.code]).toEqual([false, 'provider.auth'])
    expect(JSON.stringify(problem)).not.toContain('wrong-key')
  })

  test('that there is no workflow yet', async () => {
    const { server, close } = await openComfyUi()
    opened.push(close)
    expect((await checkAt(server.url, { workflows: [] })).problem).toMatchObject({
      code: 'provider.not_configured',
      suggestion: expect.stringContaining('Workflow → Export (API)'),
    })
  })

  test.each([
    ['/sdapi/v1/samplers', [], 'AUTOMATIC1111, Forge or one of their kin'],
    ['/sdcpp/v1/capabilities', {}, 'stable-diffusion.cpp'],
    ['/v1/models', { data: [] }, 'a server with the interface of OpenAI'],
  ])('which other program answers: %s', async (path, body, what) => {
    const { problem } = await checkAt(await startOther(only(path, body)))
    expect(problem?.message).toBe(`What answers at this address is not ComfyUI: it looks like ${what}.`)
  })

  test('that another program answers, where it cannot be told which', async () => {
    const { problem } = await checkAt(await startOther(only('/system_stats', { cpu: 1 })))
    expect(problem).toMatchObject({
      code: 'provider.bad_output',
      message: 'What answers at this address is not ComfyUI.',
    })
  })

  test('that a web page answers', async () => {
    const page = await startOther(exchange => sendText(exchange, 200, '<!DOCTYPE html><html></html>', 'text/html'))
    expect((await checkAt(page)).problem?.message).toBe('ComfyUI answered with a web page.')
  })

  test('that a private address is not allowed', async () => {
    const bounds = { maxImageBytes: 1, timeoutMs: 1, allowPrivateNetwork: false, endpointReach: 'public' } as const
    const engine = engineAt('https://10.0.0.7', { options: { bounds } })
    opened.push(engine.close)
    expect((await engine.check({ signal })).problem).toMatchObject({
      code: 'provider.not_configured',
      message: expect.stringContaining('out of reach'),
      suggestion: expect.stringContaining('private addresses'),
    })
  })

  test('that no secure connection can be had', async () => {
    const { server, close } = await openComfyUi()
    opened.push(close)
    const { problem } = await checkAt(server.url.replace('http:', 'https:'))
    expect(problem?.message).toMatch(/secure connection|cannot be reached/)
  })
})

describe('one that runs on this machine is found', () => {
  const { discovery } = comfyUi

  test('at its usual ports', () => {
    expect(discovery?.ports).toEqual([8188, 8000])
  })

  test('by what it says of itself, with settings that only lack workflows', async () => {
    const { server, close } = await openComfyUi()
    opened.push(close)
    expect(await discovery?.recognise(server.url, { signal })).toEqual({ baseUrl: server.url, workflows: [] })
  })

  test('and what is something else, or nothing, is not', async () => {
    const other = await startOther(only('/v1/models', { data: [] }))
    expect(await discovery?.recognise(other, { signal })).toBeUndefined()
    expect(await discovery?.recognise('http://127.0.0.1:9', { signal })).toBeUndefined()
  })
})

test('settings that are not whole are told as such', () => {
  const bounds = { maxImageBytes: 1, timeoutMs: 1, allowPrivateNetwork: false, endpointReach: 'public' } as const
  const settings = { baseUrl: 'http://127.0.0.1:8188', workflows: [{ id: 'Not a slug' }] }
  const engine = comfyUi.create({ id: 'mine', settings: () => settings, bounds })
  expect(() => engine.availability()).toThrow(/not whole/)
  const whole = { ...settings, workflows: workflowsOf(['sd15', 'qwenEdit', 'flux', 'inpaint']) }
  expect(comfyUi.create({ id: 'mine', settings: () => whole, bounds }).availability()).toEqual({ available: true })
})
