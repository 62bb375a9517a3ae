import type { Settings } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { useConnection } from '../../stores/connection.ts'
import { useSettings } from '../../stores/settings.ts'
import { fakeServer, json } from '../../testing/fake-server.ts'
import { useSaving } from './use-saving.ts'

beforeEach(() => setActivePinia(createPinia()))

const settings: Settings = {
  huggingFace: { configured: false, tokenHint: null, source: null },
  endpoints: [],
  defaultModel: null,
  defaultParameters: { width: null, height: null, steps: null, guidance: null, count: null, negativePrompt: null },
  downloadRecipe: true,
  newImages: 'private',
  failover: true,
  budget: null,
  concurrency: { huggingface: 4, sketch: 1 },
}

test('what was saved is what the page shows, and it says so', async () => {
  fakeServer(() => json({ ...settings, defaultModel: 'owner/model' }))
  const { save, state, problems } = useSaving()
  expect(await save({ defaultModel: 'owner/model' })).toBe(true)
  expect([state.value, problems.value, useSettings().current?.defaultModel]).toEqual(['saved', {}, 'owner/model'])
})

test('what was refused is told at its field until it is changed, and nothing says that it was saved', async () => {
  const errors = [{ path: '/body/concurrency/sketch', message: 'must be at most 64' }]
  fakeServer(() => json({ status: 400, code: 'request.invalid', detail: 'The request is malformed.', errors }, 400))
  const { save, state, problems, forget } = useSaving()
  expect(await save({ concurrency: { sketch: 99 } })).toBe(false)
  expect([state.value, problems.value]).toEqual(['idle', { sketch: 'Must be at most 64.' }])
  forget()
  expect(problems.value).toEqual({})
})

test('what no answer came to is sent in its order when the server is back', async () => {
  useConnection().state = 'lost'
  fakeServer(() => {
    throw new TypeError('fetch failed')
  })
  const { save, state, problems } = useSaving({ resends: true })
  expect(await save({ defaultModel: 'owner/first' })).toBe(false)
  expect(await save({ defaultModel: 'owner/second' })).toBe(false)
  expect(problems.value).toEqual({ '': 'The server cannot be reached.' })
  fakeServer(({ body }) => json({ ...settings, ...(body as object) }))
  useConnection().state = 'live'
  await vi.waitFor(() => expect(useSettings().current?.defaultModel).toBe('owner/second'))
  expect([state.value, problems.value]).toEqual(['saved', {}])
})
