import { expect, test } from 'vitest'
import { createOpenModels } from '../testing/open-models.ts'
import { catalogue } from './catalogue.data.ts'

const { signal } = new AbortController()
const open = createOpenModels()

test('a token of somebody is accepted', async () => {
  const { engine, hubPaths } = await open()
  expect(await engine.check({ signal })).toMatchObject({ ok: true, models: catalogue.length })
  expect(hubPaths()).toEqual(['/hub/api/whoami-v2'])
})

test.each(['hf_wrongOne1234', '', 'two words', 'line\nbreak'])(
  '"%s" is provider.auth, and is not repeated',
  async token => {
    const { engine } = await open({ token: () => token })
    expect(await engine.check({ signal })).toMatchObject({
      ok: false,
      problem: { code: 'provider.auth', message: 'Hugging Face does not accept the token.' },
    })
  },
)

test('while the Hub is away it is provider.unavailable, not thrown', async () => {
  const { engine } = await open({ hubUrl: 'http://127.0.0.1:9' })
  expect(await engine.check({ signal })).toMatchObject({
    ok: false,
    problem: { code: 'provider.unavailable', suggestion: expect.any(String) },
  })
})

test('an answer that is no account is not taken for one', async () => {
  const { engine, upstream } = await open()
  upstream.fault('error-html', { at: 'hub', times: 9 })
  expect(await engine.check({ signal })).toMatchObject({ ok: false })
})

test("an endpoint of the user's own is enough, and is not called", async () => {
  const { engine, upstream } = await open({
    token: () => undefined,
    endpoints: () => [{ model: 'mine/own', url: 'http://127.0.0.1:9' }],
  })
  expect(await engine.check({ signal })).toMatchObject({ ok: true, models: catalogue.length + 1 })
  expect(upstream.requests).toEqual([])
})

test('with neither, it says what is missing', async () => {
  const { engine } = await open({ token: () => undefined })
  expect(await engine.check({ signal })).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
})
