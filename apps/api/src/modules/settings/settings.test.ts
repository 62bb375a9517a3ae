import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createGeneration, getSettings, updateSettings, type SettingsPatch } from '@atelier/contracts'
import { expect, test, vi } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { callsFor, databaseText, describeStudio, describeStudioOnSqlite, TOKEN } from '../../testing/suite.ts'

const small = { width: 256, height: 256 } as const
const NO_PARAMETERS = { width: null, height: null, steps: null, guidance: null, count: null, negativePrompt: null }
const FRESH = {
  huggingFace: { configured: false, tokenHint: null, source: null },
  endpoints: [],
  defaultModel: null,
  defaultParameters: NO_PARAMETERS,
  downloadRecipe: true,
  newImages: 'private',
  failover: true,
  budget: null,
  concurrency: { huggingface: 4, sketch: 1 },
}

const log: string[] = []
describeStudio('the settings', { config: { hfToken: null }, log }, my => {
  const read = async () => (await my.studio.call(getSettings, {})).body
  const patch = async (body: SettingsPatch) => (await my.studio.call(updateSettings, { body })).body
  const refused = (body: unknown) => my.studio.refused(updateSettings, { body })

  test('are empty at first', async () => {
    expect(await read()).toEqual(FRESH)
  })

  test('a token is asked of the Hub, stored, and never given out again', async () => {
    const stream = await followEvents(my.studio)
    const answer = await patch({ huggingFaceToken: TOKEN })
    expect(answer.huggingFace).toEqual({ configured: true, tokenHint: '7788', source: 'settings' })
    expect(await read()).toEqual(answer)
    const asked = my.upstream.requests.filter(received => received.path.endsWith('/api/whoami-v2'))
    expect(asked.map(received => received.headers.authorization)).toEqual([`Bearer ${TOKEN}`])
    const { data } = await stream.next('settings.updated')
    await stream.close()
    expect(Object.keys(data).toSorted()).toEqual(['at', 'type'])
  })

  test('what the form begins with is stored value by value, and null resets one', async () => {
    const stream = await followEvents(my.studio)
    await patch({ defaultParameters: { width: 768, guidance: 3.5, negativePrompt: 'blurry' } })
    expect((await patch({ defaultParameters: { guidance: null, count: 4 } })).defaultParameters).toEqual({
      ...NO_PARAMETERS,
      width: 768,
      count: 4,
      negativePrompt: 'blurry',
    })
    expect((await read()).defaultParameters).toEqual({
      ...NO_PARAMETERS,
      width: 768,
      count: 4,
      negativePrompt: 'blurry',
    })
    await stream.next('settings.updated')
    await stream.close()
    await patch({ defaultParameters: { width: null, count: null, negativePrompt: null } })
    expect((await read()).defaultParameters).toEqual(NO_PARAMETERS)
  })

  test.each<[string, object]>([
    ['/body/defaultParameters/width', { width: 0 }],
    ['/body/defaultParameters/width', { width: 512.5 }],
    ['/body/defaultParameters/height', { height: 20_000 }],
    ['/body/defaultParameters/steps', { steps: 'many' }],
    ['/body/defaultParameters/count', { count: 9 }],
    ['/body/defaultParameters/guidance', { guidance: -1 }],
    ['/body/defaultParameters/negativePrompt', { negativePrompt: '' }],
    ['/body/defaultParameters/sampler', { sampler: 'x' }],
    ['/body/defaultParameters', {}],
    ['/body/defaultParameters', []],
  ])('%s is named where the form could not begin with %j', async (path, defaultParameters) => {
    expect(await refused({ defaultParameters })).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [expect.objectContaining({ path })],
    })
    expect((await read()).defaultParameters).toEqual(NO_PARAMETERS)
  })

  test('a token is used from then on', async () => {
    const generation = await my.generate({ ...small, prompt: 'with the token' })
    expect(generation.status).toBe('succeeded')
    expect(callsFor(my.upstream, 'with the token').map(call => call.headers.authorization)).toEqual([`Bearer ${TOKEN}`])
  })

  test('a token is in no file, no row and no line of the log as it is', async () => {
    expect((await databaseText(my.database)).includes(TOKEN)).toBe(false)
    const files = (await readdir(my.studio.dataDir, { recursive: true, withFileTypes: true })).filter(entry =>
      entry.isFile(),
    )
    // A thumbnail that is still being written may have moved on.
    for (const { parentPath, name } of files)
      expect((await readFile(join(parentPath, name), 'latin1').catch(() => '')).includes(TOKEN)).toBe(false)
    expect(log.length).toBeGreaterThan(0)
    expect(log.join('').includes(TOKEN)).toBe(false)
  })

  test('the key that seals it is there for its owner only', async () => {
    const path = join(my.studio.dataDir, 'secret.key')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readFile(path, 'utf8')).trim()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('a token that the Hub does not know is refused, and the one before stays', async () => {
    const problem = await refused({ huggingFaceToken: 'hf_somebodyElses9999' })
    expect(problem).toMatchObject({ status: 422, code: 'settings.token_refused' })
    expect(JSON.stringify(problem)).not.toContain('somebodyElses')
    expect((await read()).huggingFace.tokenHint).toBe('7788')
  })

  test.each(['server-error', 'error-html', 'reset-before-answer', 'redirect', 'not-found'] as const)(
    'while the Hub is in trouble (%s) a token is not stored, and the rest of the patch neither',
    async fault => {
      my.upstream.fault(fault, { at: 'hub', times: 9 })
      const problem = await refused({ huggingFaceToken: TOKEN, concurrency: { sketch: 9 } })
      my.upstream.clearFaults()
      expect(problem).toMatchObject({ status: 502, code: 'settings.token_not_checked' })
      expect((await read()).concurrency.sketch).toBe(1)
    },
  )

  test('null removes a token, and what needs it is refused then', async () => {
    expect((await patch({ huggingFaceToken: null })).huggingFace).toEqual(FRESH.huggingFace)
    expect(
      await my.studio.refused(createGeneration, { body: { prompt: 'a', model: 'black-forest-labs/FLUX.1-schnell' } }),
    ).toMatchObject({ status: 409, code: 'provider.not_configured' })
    expect((await databaseText(my.database)).includes('7788')).toBe(false)
  })

  test.each<[string, unknown]>([
    ['/body', {}],
    ['/body/huggingFaceToken', { huggingFaceToken: '' }],
    ['/body/huggingFaceToken', { huggingFaceToken: 'sk-123' }],
    ['/body/huggingFaceToken', { huggingFaceToken: 'hf_with space' }],
    ['/body/huggingFaceToken', { huggingFaceToken: 'hf_line\nbreak' }],
    ['/body/huggingFaceToken', { huggingFaceToken: `hf_${'x'.repeat(200)}` }],
    ['/body/token', { token: TOKEN }],
    ['/body/concurrency', { concurrency: {} }],
    ['/body/concurrency/huggingface', { concurrency: { huggingface: 0 } }],
    ['/body/concurrency/sketch', { concurrency: { sketch: 65 } }],
    ['/body/concurrency/other', { concurrency: { other: 1 } }],
    ['/body/endpoints', { endpoints: null }],
    ['/body/endpoints/0/url', { endpoints: [{ model: 'a/b', url: 'not a url' }] }],
    ['/body/endpoints/0/model', { endpoints: [{ model: 'a b', url: 'https://example.com' }] }],
    ['/body/endpoints/0/token', { endpoints: [{ model: 'a/b', url: 'https://example.com', token: 'x' }] }],
    [
      '/body/endpoints',
      { endpoints: Array.from({ length: 51 }, (_, index) => ({ model: `a/${index}`, url: 'https://example.com' })) },
    ],
    ['/body/defaultModel', { defaultModel: '' }],
  ])('%s is refused by name in %j', async (path, body) => {
    const problem = await refused(body)
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })

  test('an endpoint is an address without credentials, one for each model', async () => {
    for (const url of [
      'ftp://example.com/x',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:secretword@example.com/x',
      'https://secretword@example.com/',
    ]) {
      const problem = await refused({ endpoints: [{ model: 'a/b', url }] })
      expect(problem).toMatchObject({ status: 422, code: 'settings.endpoint_url' })
      expect(problem.detail).not.toContain('secretword')
    }
    expect(
      await refused({
        endpoints: [
          { model: 'a/b', url: 'https://one.example' },
          { model: 'a/b', url: 'https://two.example' },
        ],
      }),
    ).toMatchObject({ status: 422, code: 'settings.endpoint_twice' })
    const endpoints = [
      { model: 'a/b', url: 'https://one.example/path?x=1' },
      { model: 'c', url: 'http://192.168.1.5:8080' },
    ]
    expect((await patch({ endpoints })).endpoints).toEqual(endpoints)
    expect((await patch({ endpoints: [] })).endpoints).toEqual([])
  })

  test('the default model must be one, and null leaves it to the studio', async () => {
    expect(await refused({ defaultModel: 'nobody/nothing', concurrency: { sketch: 8 } })).toMatchObject({
      status: 404,
      code: 'model.not_found',
    })
    expect(await read()).toMatchObject({ defaultModel: null, concurrency: { sketch: 1 } })
    expect((await patch({ defaultModel: 'atelier/sketch' })).defaultModel).toBe('atelier/sketch')
    expect((await patch({ defaultModel: null })).defaultModel).toBeNull()
  })

  test('how much is done at a time changes at once, and each part alone', async () => {
    await patch({ huggingFaceToken: TOKEN })
    expect((await patch({ concurrency: { huggingface: 1 } })).concurrency).toEqual({ huggingface: 1, sketch: 1 })
    expect((await patch({ concurrency: { sketch: 2 } })).concurrency).toEqual({ huggingface: 1, sketch: 2 })
    my.upstream.set({ latencyMs: 150 })
    const at = async (prompt: string, count: number) => {
      const before = performance.now()
      await my.generate({ ...small, prompt, count })
      return performance.now() - before
    }
    expect(await at('one at a time', 4)).toBeGreaterThan(600)
    await patch({ concurrency: { huggingface: 8 } })
    const posted = await Promise.all(
      [1, 2].map(async index =>
        my.studio.call(createGeneration, { body: { ...small, prompt: `together ${index} [[fault:hang]]`, count: 2 } }),
      ),
    )
    expect(posted).toHaveLength(2)
    await vi.waitFor(
      () => expect([1, 2].flatMap(index => callsFor(my.upstream, `together ${index} [[fault:hang]]`))).toHaveLength(4),
      { timeout: 5000 },
    )
    for (const {
      body: { id },
    } of posted)
      await my.studio.request(`/api/v1/generations/${id}/cancel`, { method: 'POST' })
    my.upstream.set({ latencyMs: 0 })
  })
})

describeStudioOnSqlite('a token from the environment', {}, my => {
  test('wins, is told of, and cannot be changed by the API', async () => {
    expect((await my.studio.call(getSettings, {})).body.huggingFace).toEqual({
      configured: true,
      tokenHint: TOKEN.slice(-4),
      source: 'env',
    })
    for (const huggingFaceToken of ['hf_another', null]) {
      expect(await my.studio.refused(updateSettings, { body: { huggingFaceToken } })).toMatchObject({
        status: 409,
        code: 'settings.token_from_environment',
      })
    }
    expect(my.upstream.requests.filter(received => received.path.includes('whoami'))).toEqual([])
    expect((await databaseText(my.database)).includes(TOKEN)).toBe(false)
  })
})
