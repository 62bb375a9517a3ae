import type { Engine } from '@atelier/providers'
import { expect, test } from 'vitest'
import { createScriptedProvider } from '../../testing/workshop.ts'
import { createModelsService } from './models.service.ts'

test('a list does not wait for the model that was chosen where its engine is slow, and says that it is not all', async () => {
  const { provider } = createScriptedProvider()
  const engine: Engine = {
    ...provider,
    models: { ...provider.models, find: () => new Promise(() => {}) },
  }
  const models = createModelsService({ engines: [engine], chosenDefault: () => 'some/model', listPatienceMs: 10 })
  expect(await models.list({})).toEqual({
    items: [],
    incomplete: { code: 'provider.unavailable', detail: expect.stringContaining('some/model') as unknown },
  })
})
