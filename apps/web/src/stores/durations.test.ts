import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleGeneration } from '../testing/samples.ts'
import { useDurations } from './durations.ts'

beforeEach(() => setActivePinia(createPinia()))

const told = (type: 'generation.succeeded' | 'generation.progress') =>
  ({ type, at: '2026-11-22T12:00:00.000Z', generation: sampleGeneration(1) }) as const
const figures = (msPerImage: number) => json({ items: [{ model: 'sketch', msPerImage, samples: 1 }] })

test('the figures are read again when a generation succeeded, and not before', async () => {
  const requests = fakeServer(() => figures(requests.length * 1000))
  const store = useDurations()
  await store.apply(told('generation.succeeded'))
  await store.load()
  await store.apply(told('generation.progress'))
  expect(store.msPerImage.get('sketch')).toBe(1000)
  await store.apply(told('generation.succeeded'))
  expect(store.msPerImage.get('sketch')).toBe(2000)
})

test('many that end while one reads are one more read', async () => {
  const answer = later<Response>()
  const requests = fakeServer(async () => (requests.length === 1 ? answer.promise : figures(5)))
  const store = useDurations()
  const reading = store.load()
  for (let k = 0; k < 5; k += 1) await store.apply(told('generation.succeeded'))
  answer.resolve(figures(1))
  await reading
  expect([requests.length, store.msPerImage.get('sketch')]).toEqual([2, 5])
})
