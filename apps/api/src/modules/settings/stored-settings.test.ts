import { expect, test } from 'vitest'
import { createSeal } from '../../platform/secrets.ts'
import { describeStores, type Store } from '../../testing/store.ts'
import { createSettingsRepository } from './settings.repository.ts'
import { createSettingsService } from './settings.service.ts'

const TOKEN = 'hf_ofNobodyAtAll1234'
const GOOD = { model: 'a/good', url: 'https://good.example' }
const NO_PARAMETERS = { width: null, height: null, steps: null, guidance: null, count: null, negativePrompt: null }

describeStores('stored settings', open => {
  function serviceOf(store: Store, told: unknown[] = []) {
    return createSettingsService({
      ...store,
      repository: createSettingsRepository(store.db),
      seal: createSeal('a secret'),
      environment: { token: null },
      concurrency: { huggingface: 4, sketch: 1 },
      checkToken: async () => ({ ok: true, latencyMs: 0, models: 0 }),
      log: { warn: (...line) => void told.push(line) },
    })
  }
  const put = (store: Store, key: string, value: unknown) =>
    store.db.atomic(tx => createSettingsRepository(store.db).put(tx, key, value, store.clock.now()))

  test('that cannot be used lose only themselves, and the log says where they stand', async () => {
    const store = await open()
    await serviceOf(store).update({ huggingFaceToken: TOKEN, downloadRecipe: false })
    await put(store, 'endpoints', [
      { model: 'a/b', url: 'https://one.example' },
      { model: 'a b', url: 7 },
    ])
    await put(store, 'defaultParameters', { width: 768, steps: 'many' })
    await put(store, 'concurrency', { huggingface: 2, sketch: 'all' })
    await put(store, 'defaultModel', 5)
    const told: unknown[] = []
    const settings = serviceOf(store, told)
    await settings.load()
    expect(settings.token()).toBe(TOKEN)
    expect(settings.read()).toMatchObject({
      huggingFace: { configured: true, tokenHint: '1234' },
      endpoints: [{ model: 'a/b', url: 'https://one.example' }],
      defaultModel: null,
      defaultParameters: { width: 768, steps: null },
      downloadRecipe: false,
      concurrency: { huggingface: 2, sketch: 1 },
    })
    const unusable = expect.arrayContaining([
      'endpoints/1',
      'defaultParameters/steps',
      'concurrency/sketch',
      'defaultModel',
    ])
    expect(told).toEqual([[{ unusable }, expect.stringContaining('cannot be used')]])
    await settings.load()
    expect(told).toHaveLength(1)
  })

  test.each<[string, string, unknown, object]>([
    [
      'a width of no lane',
      'concurrency',
      { huggingface: 0, sketch: 2 },
      { concurrency: { huggingface: 4, sketch: 2 } },
    ],
    [
      'more than a lane takes',
      'concurrency',
      { huggingface: 6, sketch: 65 },
      { concurrency: { huggingface: 6, sketch: 1 } },
    ],
    ['an engine that is gone', 'concurrency', { gone: 3, sketch: 2 }, { concurrency: { huggingface: 4, sketch: 2 } }],
    ['a default model without a name', 'defaultModel', '', { defaultModel: null }],
    ['a yes that is a word', 'downloadRecipe', 'no', { downloadRecipe: true }],
    [
      'a count that no form takes',
      'defaultParameters',
      { count: 9, steps: 12 },
      { defaultParameters: { ...NO_PARAMETERS, steps: 12 } },
    ],
    [
      'a parameter that nobody knows',
      'defaultParameters',
      { sampler: 'x', steps: 12 },
      { defaultParameters: { ...NO_PARAMETERS, steps: 12 } },
    ],
    ['parameters that are a list', 'defaultParameters', [1], { defaultParameters: NO_PARAMETERS }],
    ['endpoints that are a word', 'endpoints', 'https://one.example', { endpoints: [] }],
    [
      'an endpoint with a password',
      'endpoints',
      [{ model: 'a/b', url: 'https://me:word@one.example' }, GOOD],
      { endpoints: [GOOD] },
    ],
    [
      'an endpoint that is no address of the web',
      'endpoints',
      [{ model: 'a/b', url: 'ftp://one.example' }, GOOD],
      { endpoints: [GOOD] },
    ],
    [
      'a second endpoint for a model',
      'endpoints',
      [GOOD, { ...GOOD, url: 'https://two.example' }],
      { endpoints: [GOOD] },
    ],
    ['a part of an endpoint that nobody knows', 'endpoints', [{ ...GOOD, label: 'mine' }], { endpoints: [GOOD] }],
  ])('%s loses only itself, and what is shown is what is used', async (_name, key, value, shown) => {
    const store = await open()
    await serviceOf(store).update({ huggingFaceToken: TOKEN })
    await put(store, key, value)
    const settings = serviceOf(store)
    await settings.load()
    const read = settings.read()
    expect(read).toEqual({ ...read, ...shown })
    expect(settings.token()).toBe(TOKEN)
    expect(settings.endpoints()).toEqual(read.endpoints)
    expect(settings.defaultModel()).toBe(read.defaultModel)
    for (const engine of ['huggingface', 'sketch']) expect(settings.concurrency(engine)).toBe(read.concurrency[engine])
  })

  test.each(['sk-of-another-service', 'hf_with blank', 'hf_ümlaut', ''])(
    'a token "%s" that no engine could send does not count as set',
    async plain => {
      const store = await open()
      await put(store, 'huggingFaceToken', createSeal('a secret').seal(plain))
      await put(store, 'downloadRecipe', false)
      const told: unknown[] = []
      const settings = serviceOf(store, told)
      await settings.load()
      expect(settings.token()).toBeUndefined()
      expect(settings.read()).toMatchObject({
        huggingFace: { configured: false, tokenHint: null },
        downloadRecipe: false,
      })
      expect(told).toEqual([[{}, expect.stringContaining('enter it again')]])
    },
  )

  test('that two processes change at the same time keep both changes', async () => {
    const store = await open()
    const [one, other] = [serviceOf(store), serviceOf(store)]
    await Promise.all([one.load(), other.load()])
    await one.update({ concurrency: { huggingface: 7 }, defaultParameters: { width: 768 } })
    // It has not read what the first one wrote.
    await other.update({ concurrency: { sketch: 3 }, defaultParameters: { steps: 12 } })
    for (const settings of [one, other]) {
      await settings.load()
      expect(settings.read()).toMatchObject({
        concurrency: { huggingface: 7, sketch: 3 },
        defaultParameters: { width: 768, steps: 12 },
      })
    }
  })
})
