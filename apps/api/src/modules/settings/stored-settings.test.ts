import { expect, test } from 'vitest'
import { createSeal } from '../../platform/secrets.ts'
import { describeStores, type Store } from '../../testing/store.ts'
import { createSettingsRepository } from './settings.repository.ts'
import { createSettingsService } from './settings.service.ts'

const TOKEN = 'hf_ofNobodyAtAll1234'

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
