import type { Generation, StudioEvent } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeEventSource } from '../testing/fake-event-source.ts'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleGeneration, sampleId, sampleImage } from '../testing/samples.ts'
import { useConnection } from './connection.ts'
import { useGenerations } from './generations.ts'
import { useImages } from './images.ts'

beforeEach(() => setActivePinia(createPinia()))

const event = (
  type: 'generation.queued' | 'generation.progress' | 'generation.succeeded',
  generation: Generation,
): StudioEvent => ({ type, at: generation.createdAt, generation })
const page = (...items: Generation[]) => json({ items, nextCursor: null })

test('what another page started appears on top', async () => {
  fakeServer(() => page(sampleGeneration(1)))
  const store = useGenerations()
  await store.loadMore()
  store.apply(event('generation.queued', sampleGeneration(2)))
  expect(store.list.ids).toEqual([sampleId(2), sampleId(1)])
})

test('what is told of while the list is read stands where its age puts it', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const store = useGenerations()
  const reading = store.loadMore()
  store.apply(event('generation.succeeded', sampleGeneration(1, { status: 'succeeded' })))
  store.apply(event('generation.queued', sampleGeneration(3)))
  answer.resolve(page(sampleGeneration(2), sampleGeneration(1)))
  await reading
  expect(store.list.ids).toEqual([sampleId(3), sampleId(2), sampleId(1)])
})

test('an event that overtakes the answer to its request is not undone by it', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const store = useGenerations()
  const creating = store.create({ prompt: 'a boat' }, 'key')
  store.apply(event('generation.progress', sampleGeneration(1, { status: 'running', progress: 0.5 })))
  answer.resolve(json(sampleGeneration(1), 202))
  expect(await creating).toBe(sampleId(1))
  expect(store.byId.get(sampleId(1))).toMatchObject({ status: 'running', progress: 0.5 })
  expect(store.list.ids).toEqual([sampleId(1)])
})

test('images live in their own store; a generation names them', async () => {
  const { source, opens, tells } = fakeEventSource()
  fakeServer(() => page())
  useConnection()
    .createStream(() => source)
    .start()
  opens()
  tells(event('generation.succeeded', sampleGeneration(1, { status: 'succeeded', images: [sampleImage(5)] })))
  expect(useGenerations().byId.get(sampleId(1))?.imageIds).toEqual([sampleId(5)])
  expect(useImages().byId.get(sampleId(5))?.prompt).toBe('picture 5')
})

test('after a reset the finished state that was missed is read', async () => {
  const { source, opens, resets } = fakeEventSource()
  const store = useGenerations()
  fakeServer(() => page(sampleGeneration(1, { status: 'running' })))
  await store.loadMore()
  fakeServer(() => page(sampleGeneration(1, { status: 'succeeded' })))
  useConnection()
    .createStream(() => source)
    .start()
  opens()
  resets()
  await vi.waitFor(() => expect(store.byId.get(sampleId(1))?.status).toBe('succeeded'))
})

test('retrying one that is further down than what is loaded leaves the list as it is', async () => {
  const store = useGenerations()
  fakeServer(() => json({ items: [sampleGeneration(5)], nextCursor: 'more' }))
  await store.loadMore()
  fakeServer(() => json(sampleGeneration(1), 202))
  await store.retry(sampleId(1))
  expect(store.list.ids).toEqual([sampleId(5)])
})

test('a resend of the same request carries the same key', async () => {
  const requests = fakeServer(() => json(sampleGeneration(1), 202))
  const store = useGenerations()
  await store.create({ prompt: 'a boat' }, 'one-request')
  await store.create({ prompt: 'a boat' }, 'one-request')
  expect(requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['one-request', 'one-request'])
  expect(store.list.ids).toEqual([sampleId(1)])
})

test('what is cleared leaves the list in every tab; what waits or came after stays', async () => {
  const done = (k: number) => sampleGeneration(k, { status: 'succeeded', finishedAt: `2026-11-22T12:00:0${k}.000Z` })
  fakeServer(() => page(done(3), done(2), sampleGeneration(1)))
  const store = useGenerations()
  await store.loadMore()
  store.apply({ type: 'generations.cleared', at: '2026-11-22T12:00:02.500Z' })
  expect(store.list.ids).toEqual([sampleId(3), sampleId(1)])
})

test('what was deleted leaves the list in every tab, and is not brought back by an answer that is older', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const store = useGenerations()
  const loading = store.loadMore()
  store.apply({ type: 'generation.removed', at: '2026-11-22T12:00:02.500Z', id: sampleId(2) })
  answer.resolve(page(sampleGeneration(2, { status: 'failed' }), sampleGeneration(1)))
  await loading
  expect(store.list.ids).toEqual([sampleId(1)])
  store.apply({ type: 'generation.removed', at: '2026-11-22T12:00:03.500Z', id: sampleId(1) })
  expect(store.list.ids).toEqual([])
})

test('all that waits is known, however far down it is, and what ended unheard is dropped', async () => {
  const store = useGenerations()
  store.apply(event('generation.queued', sampleGeneration(1)))
  fakeServer(({ query }) => {
    if (query.get('status') === 'running') return page()
    if (query.get('status') === 'queued')
      return query.get('cursor')
        ? page(sampleGeneration(2))
        : json({ items: [sampleGeneration(3)], nextCursor: 'more' })
    return json({ items: [sampleGeneration(5, { status: 'succeeded' })], nextCursor: 'more' })
  })
  await store.loadMore()
  await store.loadActive()
  expect(store.active.map(({ id }) => id)).toEqual([sampleId(2), sampleId(3)])
})
