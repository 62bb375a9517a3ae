import type { Collection, StudioEvent } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleCollection, sampleId, sampleImage } from '../testing/samples.ts'
import { useCollections } from './collections.ts'
import { useConnection } from './connection.ts'
import { useGalleries } from './galleries.ts'
import { useImages } from './images.ts'
import { fakeEventSource } from '../testing/fake-event-source.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const at = '2026-11-22T12:00:00.000Z'
const updated = (id: string): StudioEvent => ({ type: 'collection.updated', at, id })

/** Answers the list and each one of it. */
function serverWith(collections: () => readonly Collection[]) {
  return fakeServer(({ path, method, body }) => {
    if (path === '/api/v1/collections' && method === 'GET') return json({ items: collections() })
    const found = collections().find(({ id }) => path.includes(id))
    if (!found) return json({ status: 404, code: 'collection.not_found', detail: 'No such collection' }, 404)
    if (path.endsWith('/add') || path.endsWith('/remove'))
      return json({ changed: (body as { ids: string[] }).ids, missing: [], collection: found })
    return json(found)
  })
}

async function followed() {
  const store = useCollections()
  const scope = effectScope()
  scope.run(store.followList)
  await vi.advanceTimersByTimeAsync(0)
  return { store, scope }
}

test("many events together are one reading of the list, and its order is the server's", async () => {
  let shown = [sampleCollection(1), sampleCollection(2)]
  const requests = serverWith(() => shown)
  const { store } = await followed()
  expect(store.list.ids).toEqual([sampleId(1), sampleId(2)])
  shown = [sampleCollection(2, { name: 'first now' }), sampleCollection(1)]
  for (let k = 0; k < 20; k += 1) store.apply(updated(sampleId(2)))
  await vi.runAllTimersAsync()
  expect(store.list.ids).toEqual([sampleId(2), sampleId(1)])
  expect(store.byId.get(sampleId(2))?.name).toBe('first now')
  expect(requests).toHaveLength(2)
})

test('where nobody shows the list, only the one that an event tells of is read', async () => {
  const requests = serverWith(() => [sampleCollection(1, { name: 'new' })])
  const store = useCollections()
  await store.loadOne(sampleId(1))
  store.apply(updated(sampleId(1)))
  store.apply(updated(sampleId(9)))
  await vi.runAllTimersAsync()
  expect(requests.map(({ path }) => path)).toEqual([
    `/api/v1/collections/${sampleId(1)}`,
    `/api/v1/collections/${sampleId(1)}`,
  ])
})

test('one that was deleted while the list was read does not come back', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const { store } = await followed()
  store.apply({ type: 'collection.removed', at, id: sampleId(1) })
  answer.resolve(json({ items: [sampleCollection(1), sampleCollection(2)] }))
  await vi.runAllTimersAsync()
  expect(store.list.ids).toEqual([sampleId(2)])
})

test('one that was made while the list was read stays', async () => {
  const answer = later<Response>()
  serverWith(() => [sampleCollection(1)])
  const { store } = await followed()
  fakeServer(async ({ method }) => (method === 'POST' ? json(sampleCollection(2), 201) : answer.promise))
  const loading = store.load()
  await store.create({ name: 'another' })
  answer.resolve(json({ items: [sampleCollection(1)] }))
  await loading
  expect(store.list.ids).toEqual([sampleId(1), sampleId(2)])
})

test('what is moved stands in its new place at once, and goes back when the server refuses', async () => {
  const answer = later<Response>()
  const all = [1, 2, 3].map(k => sampleCollection(k))
  serverWith(() => all)
  const { store } = await followed()
  fakeServer(async ({ method }) => (method === 'PATCH' ? answer.promise : json({ items: all })))
  const moving = store.move(sampleId(3), sampleId(1))
  expect(store.list.ids).toEqual([3, 1, 2].map(sampleId))
  answer.resolve(json({ status: 500, code: 'internal', detail: 'The server failed.' }, 500))
  await expect(moving).rejects.toThrow('The server failed.')
  expect(store.list.ids).toEqual([1, 2, 3].map(sampleId))
})

test('any number of images is put in, in calls that the server takes', async () => {
  const requests = serverWith(() => [sampleCollection(1, { count: 1201 })])
  const store = useCollections()
  const changed = await store.add(
    sampleId(1),
    Array.from({ length: 1201 }, (_, k) => sampleId(k)),
  )
  expect(changed).toHaveLength(1201)
  expect(requests.map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([500, 500, 201])
  expect(store.byId.get(sampleId(1))?.count).toBe(1201)
})

test('an open collection is read again when it changes, and loses what is taken out of it at once', async () => {
  let inside = [sampleImage(2), sampleImage(1)]
  const answer = later<Response>()
  fakeServer(async ({ path }) => {
    if (path === '/api/v1/images/timeline')
      return json({
        stretches:
          inside.length > 0
            ? [{ cursor: 'a', count: inside.length, aspectRatio: 1, newestAt: inside[0]?.createdAt }]
            : [],
        nextCursor: null,
      })
    if (path === '/api/v1/images') return json({ items: inside, nextCursor: null })
    return answer.promise
  })
  const store = useCollections()
  const timeline = useGalleries().open({ collection: sampleId(7) })
  const read = async () => {
    const [section] = timeline.state.sections ?? []
    if (section) await timeline.load(section)
  }
  await timeline.read()
  await read()
  const taking = store.takeOut(sampleId(7), [sampleId(2)])
  expect(timeline.state.sections?.[0]?.ids).toEqual([sampleId(1)])
  inside = [sampleImage(1)]
  answer.resolve(json({ changed: [sampleId(2)], missing: [], collection: sampleCollection(7) }))
  expect(await taking).toEqual([sampleId(2)])

  inside = [sampleImage(3), sampleImage(1)]
  useImages().apply(updated(sampleId(7)))
  await vi.runAllTimersAsync()
  await read()
  expect(timeline.state.sections?.[0]?.ids).toEqual([sampleId(3), sampleId(1)])
})

test('a new image does not stand in a collection before the server says that it is in there', async () => {
  const server = fakeServer(() => json({ stretches: [], nextCursor: null }))
  const timeline = useGalleries().open({ collection: sampleId(7) })
  await timeline.read()
  useImages().apply({ type: 'image.created', at, image: sampleImage(1) })
  expect([timeline.state.arrived, timeline.state.sections?.[0]?.ids]).toEqual([[], []])
  await vi.runAllTimersAsync()
  expect(server).toHaveLength(2)
})

test('a store that came later hears of events and gaps from then on', async () => {
  const line = fakeEventSource()
  const stream = useConnection().createStream(() => line.source)
  stream.start()
  const requests = serverWith(() => [sampleCollection(1)])
  const { store } = await followed()
  line.tells({ type: 'collection.removed', at, id: sampleId(1) })
  expect(store.list.ids).toEqual([])
  line.resets()
  await vi.runAllTimersAsync()
  expect(store.list.ids).toEqual([sampleId(1)])
  expect(requests.filter(({ path }) => path === '/api/v1/collections')).toHaveLength(2)
})
