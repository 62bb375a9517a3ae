import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleEngine } from '../testing/samples.ts'
import { useEngines } from './engines.ts'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

const engines = [sampleEngine('inside', { name: 'Inside', isBuiltIn: true }), sampleEngine('far', { name: 'Far away' })]

test('engines are read once, when the first is asked for', async () => {
  const requests = fakeServer(() => json({ items: engines }))
  const store = useEngines()
  expect(requests).toEqual([])
  expect(store.nameOf('far')).toBe('far')
  await vi.waitFor(() => expect(store.nameOf('far')).toBe('Far away'))
  expect(store.find('inside')?.isBuiltIn).toBe(true)
  expect(store.builtIn?.id).toBe('inside')
  expect(requests.map(({ path }) => path)).toEqual(['/api/v1/engines'])
})

test('an engine that is gone, or not known, is called by its id', async () => {
  fakeServer(() => json({ items: engines }))
  const store = useEngines()
  await vi.waitFor(() => expect(store.all).toHaveLength(2))
  expect(store.nameOf('gone')).toBe('gone')
  expect(store.find(null)).toBeUndefined()
})

test('where they cannot be read ids do, until the server is back', async () => {
  const failed = later<undefined>()
  fakeServer(() => {
    failed.resolve(undefined)
    return json({ code: 'server.error', detail: 'no' }, 500)
  })
  const store = useEngines()
  expect(store.nameOf('far')).toBe('far')
  await failed.promise
  fakeServer(() => json({ items: engines }))
  await store.refresh()
  expect(store.nameOf('far')).toBe('Far away')
})

test('nobody reads them again who never asked', async () => {
  const requests = fakeServer(() => json({ items: engines }))
  await useEngines().refresh()
  expect(requests).toEqual([])
})

test('a new token shows at once in what can be used', async () => {
  fakeServer(() => json({ items: [sampleEngine('far', { isAvailable: false })] }))
  const store = useEngines()
  await vi.waitFor(() => expect(store.find('far')?.isAvailable).toBe(false))
  fakeServer(() => json({ items: [sampleEngine('far')] }))
  await store.apply({ type: 'settings.updated', at: '2026-11-22T12:00:00.000Z' })
  expect(store.find('far')?.isAvailable).toBe(true)
})
