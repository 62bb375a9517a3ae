import type { Model } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeServer, json } from '../testing/fake-server.ts'
import { sampleModel } from '../testing/samples.ts'
import { useModels } from './models.ts'

beforeEach(() => setActivePinia(createPinia()))

const model = (id: string, status: Model['status'], isDefault = false) => sampleModel(id, { status, isDefault })

async function loaded(...items: Model[]) {
  fakeServer(() => json({ items }))
  const store = useModels()
  await store.load()
  return store
}

test('the server says which model to begin with', async () => {
  const store = await loaded(model('a', 'ready'), model('b', 'ready', true))
  expect(store.defaultModel?.id).toBe('b')
})

test('where that one cannot be used, one begins with one that can', async () => {
  const store = await loaded(model('a', 'unavailable'), model('b', 'needs_token', true), model('c', 'ready'))
  expect(store.defaultModel?.id).toBe('c')
})

test('without a choice of the server one begins with what makes pictures of words, not of pictures', async () => {
  const edits = sampleModel('a', { tasks: ['image-to-image'] })
  expect((await loaded(edits, model('b', 'ready'))).defaultModel?.id).toBe('b')
})

test('what a model cannot do is offered by another of its engine, else by the first that can, of those that can be used', async () => {
  const edits = ['image-to-image'] as const
  const words = sampleModel('words', { provider: 'card' })
  const store = await loaded(
    sampleModel('away', { tasks: [...edits], status: 'unavailable', provider: 'card' }),
    sampleModel('elsewhere', { tasks: [...edits, 'upscale'], provider: 'cloud' }),
    sampleModel('beside', { tasks: [...edits], provider: 'card' }),
    words,
  )
  const other = (task: Parameters<typeof store.instead>[1]) => store.instead(words, task)?.other?.id
  expect([other('image-to-image'), other('upscale'), other('inpaint')]).toEqual(['beside', 'elsewhere', undefined])
  expect(store.instead(words, 'text-to-image')).toBeUndefined()
  expect(store.instead(words, 'inpaint')).toEqual({ model: words, other: undefined })
})

test('a new token shows at once in what can be used', async () => {
  const store = await loaded(model('a', 'needs_token', true))
  fakeServer(() => json({ items: [model('a', 'ready', true)] }))
  await store.apply({ type: 'settings.updated', at: '2026-11-22T12:00:00.000Z' })
  expect(store.byId.get('a')?.status).toBe('ready')
})
