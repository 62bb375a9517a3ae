import type { Image, StudioEvent } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleGeneration, sampleId, sampleImage } from '../testing/samples.ts'
import { useImages } from './images.ts'

beforeEach(() => setActivePinia(createPinia()))

const at = '2026-11-22T12:00:00.000Z'
const updated = (image: Image): StudioEvent => ({ type: 'image.updated', at, image })

function storeWith(...images: Image[]) {
  const store = useImages()
  store.merge(images, store.mark())
  return store
}

const refused = () => json({ status: 500, code: 'internal', detail: 'The server failed.' }, 500)

test('an answer that is older than an event does not undo it', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const store = storeWith(sampleImage(1))
  const loading = store.load(sampleId(1))
  store.apply(updated(sampleImage(1, { title: 'new' })))
  answer.resolve(json(sampleImage(1)))
  await loading
  expect(store.byId.get(sampleId(1))?.title).toBe('new')
})

test('what was removed does not come back with an older answer', async () => {
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const store = storeWith(sampleImage(1))
  const loading = store.load(sampleId(1))
  store.apply({ type: 'image.removed', at, id: sampleId(1) })
  answer.resolve(json(sampleImage(1)))
  await loading
  expect(store.byId.has(sampleId(1))).toBe(false)
})

test('a heart shows at once and is taken back when the server refuses', async () => {
  const store = storeWith(sampleImage(1))
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const setting = store.setFavorite(sampleId(1), true)
  expect(store.byId.get(sampleId(1))?.favorite).toBe(true)
  answer.resolve(refused())
  await expect(setting).rejects.toThrow('The server failed.')
  expect(store.byId.get(sampleId(1))?.favorite).toBe(false)
})

test('a heart that is on its way stays when the picture comes along with its generation, as it was', async () => {
  const store = storeWith(sampleImage(1))
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const setting = store.setFavorite(sampleId(1), true)
  const generation = sampleGeneration(1, { images: [sampleImage(1), sampleImage(2)] })
  store.apply({ type: 'generation.progress', at, generation })
  expect(store.byId.get(sampleId(1))?.favorite).toBe(true)
  expect(store.byId.get(sampleId(2))?.prompt).toBe('picture 2')
  answer.resolve(json(sampleImage(1, { favorite: true })))
  await setting
})

test('a title is given and taken away, and what is removed for good is gone', async () => {
  const store = storeWith(sampleImage(1))
  fakeServer(({ method, body }) =>
    method === 'DELETE' ? new Response(null, { status: 204 }) : json({ ...sampleImage(1), ...(body as object) }),
  )
  await store.setTitle(sampleId(1), 'Home')
  expect(store.byId.get(sampleId(1))?.title).toBe('Home')
  await store.setTitle(sampleId(1), null)
  expect(store.byId.get(sampleId(1))?.title).toBeNull()
  await store.remove(sampleId(1))
  expect(store.byId.has(sampleId(1))).toBe(false)
})

test('many are changed in batches that the server takes', async () => {
  const store = storeWith(sampleImage(1))
  const requests = fakeServer(({ body }) => json({ changed: (body as { ids: string[] }).ids, missing: [] }))
  const changed = await store.changeMany(
    Array.from({ length: 1201 }, (_, k) => sampleId(k)),
    { action: 'favorite' },
  )
  expect(requests.map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([500, 500, 201])
  expect(changed).toHaveLength(1201)
  expect(store.byId.get(sampleId(1))?.favorite).toBe(true)
})

test('what the server did not do to many is taken back, and what it did stays', async () => {
  const store = storeWith(sampleImage(1), sampleImage(700))
  fakeServer(({ body }) => {
    const { ids } = body as { ids: string[] }
    return ids.includes(sampleId(700)) ? refused() : json({ changed: ids, missing: [] })
  })
  await expect(
    store.changeMany(
      Array.from({ length: 900 }, (_, k) => sampleId(k)),
      { action: 'delete' },
    ),
  ).rejects.toThrow('The server failed.')
  expect([store.byId.get(sampleId(1))?.trashedAt === null, store.byId.get(sampleId(700))?.trashedAt]).toEqual([
    false,
    null,
  ])
})

test('stars and tags of many show at once, with what each had already', async () => {
  const store = storeWith(sampleImage(1, { tags: ['snow'] }), sampleImage(2))
  const requests = fakeServer(() => json({ changed: [sampleId(1), sampleId(2)], missing: [] }))
  const ids = [sampleId(1), sampleId(2)]
  await store.changeMany(ids, { action: 'rate', rating: 4 })
  await store.changeMany(ids, { action: 'tag', tags: ['Fox '] })
  await store.changeMany(ids, { action: 'untag', tags: ['snow'] })
  expect(ids.map(id => [store.byId.get(id)?.rating, store.byId.get(id)?.tags])).toEqual([
    [4, ['fox']],
    [4, ['fox']],
  ])
  expect(requests.map(({ body }) => body)).toEqual([
    { ids, action: 'rate', rating: 4 },
    { ids, action: 'tag', tags: ['Fox '] },
    { ids, action: 'untag', tags: ['snow'] },
  ])
})

test('tags are kept as the server keeps them, and are as before when it refuses', async () => {
  const store = storeWith(sampleImage(1, { tags: ['snow'] }))
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const setting = store.setTags(sampleId(1), ['snow', ' Red   FOX'])
  expect(store.byId.get(sampleId(1))?.tags).toEqual(['red fox', 'snow'])
  answer.resolve(refused())
  await expect(setting).rejects.toThrow('The server failed.')
  expect(store.byId.get(sampleId(1))?.tags).toEqual(['snow'])
})
