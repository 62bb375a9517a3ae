import { readRecipe } from '@atelier/imaging'
import { PROVIDER_ERROR_CODES, ProviderError, type Engine, type EngineModel } from '@atelier/providers'
import { describe, expect, test } from 'vitest'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { createScriptedProvider, openWorkshop, PICTURE } from '../../../testing/workshop.ts'
import { isOfTheEngine } from './failover.ts'

const MINUTE_MS = 60_000
const FREE = ['not_configured', 'auth', 'credits', 'quota', 'balance', 'pay_as_you_go', 'account_locked', 'permission']
const OF_THE_ENGINE = [...FREE, 'model_gone', 'unavailable', 'rate_limited'].map(name => `provider.${name}`)

describe('the reason of a failure', () => {
  test.each(PROVIDER_ERROR_CODES)('%s is the engine or the picture', code => {
    expect(isOfTheEngine(new ProviderError(code, 'No.'))).toBe(OF_THE_ENGINE.includes(code))
    // What may have been paid for is not asked for a second time, whatever it was.
    expect(isOfTheEngine(new ProviderError(code, 'No.', { mayBeBilled: true }))).toBe(false)
  })

  test('a rate limit is waited for where that is short', () => {
    const limited = (retryAfterMs: number) => new ProviderError('provider.rate_limited', 'Wait.', { retryAfterMs })
    expect([limited(5_000), limited(30_000), limited(MINUTE_MS)].map(isOfTheEngine)).toEqual([false, false, true])
  })

  test('what is no fault of an engine is none', () => {
    expect([new Error('a bug'), new DOMException('late', 'TimeoutError'), undefined].map(isOfTheEngine)).toEqual([
      false,
      false,
      false,
    ])
  })
})

const side = { min: 64, max: 2048, default: 1024 }
const modelOf = (provider: string, limits: Partial<EngineModel['tasks']['inpaint'] & object>['limits'] | object = {}) =>
  ({
    id: 'sketch/scenes',
    name: 'Scenes',
    provider,
    description: '',
    goodAt: null,
    price: null,
    license: null,
    status: 'ready',
    reason: null,
    replacement: null,
    servedBy: [],
    options: null,
    tasks: {
      'text-to-image': {
        references: 0,
        strength: null,
        scales: [],
        limits: {
          width: side,
          height: side,
          steps: null,
          guidance: null,
          seed: { min: 0, max: 4_294_967_295, default: 0 },
          count: { min: 1, max: 8, default: 1 },
          negativePrompt: null,
          ...limits,
        },
      },
    },
  }) satisfies EngineModel

describeStores('failover', open => {
  const read = async (store: Store, id: string) => {
    const row = await store.generations.find(id)
    if (!row) throw new Error('no such row')
    return row
  }
  const ends = async (store: Store, id: string) => {
    await until(async () => (await read(store, id)).finishedAt !== null, { within: 8000, what: `${id} to end` })
    return read(store, id)
  }
  const away = new ProviderError('provider.unavailable', 'It is away.')
  const failing = (id: string, error: Error = away) =>
    createScriptedProvider(
      async () => {
        throw error
      },
      { id },
    )
  const helping = (id: string, limits: object = {}, changed: Partial<Engine> = {}) =>
    createScriptedProvider(async () => PICTURE, {
      id,
      models: { list: async () => [], find: async () => modelOf(id, limits), defaultId: '' },
      ...changed,
    })

  test('the next engine that has the model takes over, and generation, image and its file say so', async () => {
    const store = await open()
    const [first, second] = [failing('sketch'), helping('second')]
    const workshop = await openWorkshop(store, { provider: first.provider, others: [second.provider] })
    await workshop.start()
    const { id } = await workshop.add()
    const servedInstead = [{ engine: 'sketch', code: 'provider.unavailable' }]
    expect(await ends(store, id)).toMatchObject({ status: 'succeeded', provider: 'second', servedInstead, error: null })
    const images = await store.images.ofGenerations([id])
    expect(images).toMatchObject([{ provider: 'second', servedInstead, seed: 7 }])
    const file = await store.storage.get(images[0]?.storageKey ?? '')
    expect(file && readRecipe(file)?.recipe).toMatchObject({ provider: 'second', servedInstead })
    expect([first.calls.length, second.calls.length]).toEqual([1, 1])
  })

  test('images that were made before stay as they are; the others are made by the next one', async () => {
    const store = await open()
    const first = createScriptedProvider(async ({ seed }) => {
      if (seed > 7) throw away
      return PICTURE
    })
    const second = helping('second')
    const workshop = await openWorkshop(store, { provider: first.provider, others: [second.provider], width: 1 })
    await workshop.start()
    const { id } = await workshop.add({
      parameters: { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 3 },
    })
    expect((await ends(store, id)).status).toBe('succeeded')
    const images = await store.images.ofGenerations([id])
    expect(images.map(({ provider, seed, servedInstead }) => [provider, seed, servedInstead?.length ?? 0])).toEqual([
      ['sketch', 7, 0],
      ['second', 8, 1],
      ['second', 9, 1],
    ])
  })

  test('each engine is tried once, and the last one says why', async () => {
    const store = await open()
    const gone = new ProviderError('provider.model_gone', 'Gone.')
    const others = [failing('second'), failing('third', gone)].map(({ provider, calls }) => ({
      calls,
      provider: {
        ...provider,
        models: { ...provider.models, find: async () => modelOf(provider.id) },
      },
    }))
    const first = failing('sketch')
    const workshop = await openWorkshop(store, {
      provider: first.provider,
      others: others.map(({ provider }) => provider),
    })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await ends(store, id)).toMatchObject({
      status: 'failed',
      provider: 'third',
      error: { code: 'provider.model_gone' },
      servedInstead: [{ engine: 'sketch' }, { engine: 'second' }],
    })
    expect([first, ...others].map(({ calls }) => calls.length)).toEqual([1, 1, 1])

    // Whoever asks again may get it of one that was tried before.
    await workshop.retry(id)
    expect(await ends(store, id)).toMatchObject({
      status: 'failed',
      provider: 'second',
      servedInstead: [{ engine: 'third', code: 'provider.model_gone' }],
    })
  })

  test.each([
    ['takes no such size', helping('second', { width: { min: 512, max: 1024, default: 512 } })],
    ['has no seed', helping('second', { seed: null })],
    ['is not set up', helping('second', {}, { availability: () => ({ available: false, reason: 'No key.' }) })],
    [
      'does not have it now',
      helping(
        'second',
        {},
        {
          models: {
            list: async () => [],
            find: async () => ({ ...modelOf('second'), status: 'needs_token' }),
            defaultId: '',
          },
        },
      ),
    ],
    [
      'cannot be asked',
      helping(
        'second',
        {},
        {
          models: {
            list: async () => [],
            find: async () => {
              throw away
            },
            defaultId: '',
          },
        },
      ),
    ],
  ])('one that %s does not take over', async (_why, { provider, calls }) => {
    const store = await open()
    const workshop = await openWorkshop(store, { provider: failing('sketch').provider, others: [provider] })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await ends(store, id)).toMatchObject({
      status: 'failed',
      provider: 'sketch',
      servedInstead: null,
      error: { code: 'provider.unavailable' },
    })
    expect(calls).toHaveLength(0)
  })

  test('what an engine asks for beside is filled in with its own default', async () => {
    const store = await open()
    const second = helping('second', { steps: { min: 1, max: 50, default: 20 } })
    const workshop = await openWorkshop(store, { provider: failing('sketch').provider, others: [second.provider] })
    await workshop.start()
    const { id } = await workshop.add()
    expect((await ends(store, id)).parameters.steps).toBe(20)
    expect(second.calls.map(({ request }) => request.steps)).toEqual([20])
  })

  test.each([
    ['may have been billed', new ProviderError('provider.unavailable', 'Who knows.', { mayBeBilled: true })],
    ['is the picture', new ProviderError('provider.moderated', 'Not this.')],
  ])('nobody takes over where the failure %s', async (_why, error) => {
    const store = await open()
    const second = helping('second')
    const workshop = await openWorkshop(store, {
      provider: failing('sketch', error).provider,
      others: [second.provider],
    })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await ends(store, id)).toMatchObject({ status: 'failed', provider: 'sketch' })
    expect(second.calls).toHaveLength(0)
  })

  test('nobody takes over what the engine has taken, nor where it is switched off', async () => {
    const store = await open()
    const second = helping('second')
    const taking = createScriptedProvider(async (_request, { onAccepted }) => {
      onAccepted?.('job-1')
      throw away
    })
    const workshop = await openWorkshop(store, { provider: taking.provider, others: [second.provider] })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await ends(store, id)).toMatchObject({ status: 'failed', provider: 'sketch', jobs: null })
    await workshop.stop()

    const off = await openWorkshop(store, {
      provider: failing('sketch').provider,
      others: [second.provider],
      mayFailOver: () => false,
    })
    await off.start()
    expect(await ends(store, (await off.add()).id)).toMatchObject({ status: 'failed', provider: 'sketch' })
    expect(second.calls).toHaveLength(0)
  })
})
