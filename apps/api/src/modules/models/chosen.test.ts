import { ProviderError, type Engine } from '@atelier/providers'
import { builtInKinds } from '@atelier/sketch'
import { expect, test } from 'vitest'
import { createScriptedProvider } from '../../testing/workshop.ts'
import { createModelsService } from './models.service.ts'

const bounds = { maxImageBytes: 1, timeoutMs: 1000, allowPrivateNetwork: false, endpointReach: 'public' as const }
const [kind] = builtInKinds
if (!kind) throw new Error('there is no built-in engine')
const builtIn = kind.create({ id: 'sketch', settings: () => ({}), bounds })

test('a list does not wait for the model that was chosen where its engine is slow, and says that it is not all', async () => {
  const { provider } = createScriptedProvider()
  const engine: Engine = {
    ...provider,
    models: { ...provider.models, find: () => new Promise(() => {}) },
  }
  const models = createModelsService({ engines: () => [engine], chosenDefault: () => 'some/model', listPatienceMs: 10 })
  expect(await models.list({})).toEqual({
    items: [],
    incomplete: { code: 'provider.unavailable', detail: expect.stringContaining('some/model') as unknown },
  })
})

test('the model that was chosen is asked for beside the lists, and one that they have is told of once', async () => {
  const { provider } = createScriptedProvider()
  const { promise: found, resolve } = Promise.withResolvers<void>()
  const model = await builtIn.models.find('atelier/sketch', { signal: AbortSignal.timeout(1000) })
  if (!model) throw new Error('the built-in model is missing')
  const engineThat = (lists: boolean): Engine => ({
    ...provider,
    models: {
      ...provider.models,
      list: async () => {
        await found
        return lists ? [model] : []
      },
      find: async () => {
        resolve()
        if (lists) throw new ProviderError('provider.unavailable', 'No need of it.')
        return model
      },
    },
  })
  for (const lists of [false, true]) {
    const models = createModelsService({ engines: () => [engineThat(lists)], chosenDefault: () => model.id })
    expect(await models.list({})).toMatchObject({ items: [{ id: model.id }], incomplete: null })
  }
})
