import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeServer, json } from '../testing/fake-server.ts'
import { sampleEngine } from '../testing/samples.ts'
import { useEngines } from './engines.ts'

beforeEach(() => setActivePinia(createPinia()))

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

test('where they cannot be read ids do, and the next who asks reads them', async () => {
  fakeServer(() => json({ code: 'server.error', detail: 'no' }, 500))
  const store = useEngines()
  expect(store.nameOf('far')).toBe('far')
  await store.load()
  const requests = fakeServer(() => json({ items: engines }))
  expect(store.nameOf('far')).toBe('far')
  await vi.waitFor(() => expect(store.nameOf('far')).toBe('Far away'))
  expect(requests).toHaveLength(1)
})

test('a page can wait for them, and they are read again after a gap only', async () => {
  const requests = fakeServer(() => json({ items: engines }))
  const store = useEngines()
  await Promise.all([store.load(), store.load()])
  expect(store.nameOf('far')).toBe('Far away')
  await store.load()
  expect(requests).toHaveLength(1)
  fakeServer(() => json({ items: [sampleEngine('far', { name: 'Farther' })] }))
  await store.refresh()
  expect(store.nameOf('far')).toBe('Farther')
})

test('nobody reads them again who never asked', async () => {
  const requests = fakeServer(() => json({ items: engines }))
  await useEngines().refresh()
  expect(requests).toEqual([])
})
