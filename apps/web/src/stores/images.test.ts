import type { Image, StudioEvent } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleId, sampleImage } from '../testing/samples.ts'
import type { ImageFilter } from './image-query.ts'
import { useImages } from './images.ts'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

const at = '2026-11-22T12:00:00.000Z'
const created = (image: Image): StudioEvent => ({ type: 'image.created', at, image })
const ids = (...ks: number[]) => ks.map(sampleId)

/** Pages through `images`, newest first, `size` at a time whatever is asked. */
const gallery = (images: () => readonly Image[], size: number) => fakeServer(({ query }) => {
  const start = Number(query.get('cursor') ?? 0)
  const sorted = images().toSorted((a, b) => b.id.localeCompare(a.id))
  return json({ items: sorted.slice(start, start + size), nextCursor: start + size < sorted.length ? String(start + size) : null })
})

async function loadedFeed(filter: ImageFilter = {}) {
  const store = useImages()
  const feed = store.feed(filter)
  await feed.loadMore()
  return { store, feed }
}

test('pages follow each other to the end and no further', async () => {
  const requests = gallery(() => [1, 2, 3].map(k => sampleImage(k)), 2)
  const { feed } = await loadedFeed()
  await feed.loadMore()
  await feed.loadMore()
  expect(feed.list).toMatchObject({ ids: ids(3, 2, 1), nextCursor: null })
  expect(requests).toHaveLength(2)
})

test('a page is read once, however often it is asked for', async () => {
  const requests = gallery(() => [sampleImage(1)], 2)
  const feed = useImages().feed({})
  await Promise.all([feed.loadMore(), feed.loadMore()])
  expect(requests).toHaveLength(1)
})

test('a new image appears on top', async () => {
  gallery(() => [1, 2].map(k => sampleImage(k)), 2)
  const { store, feed } = await loadedFeed()
  store.apply(created(sampleImage(3)))
  expect(feed.list.ids).toEqual(ids(3, 2, 1))
})

test('an image told of while the first page is on its way is not lost', async () => {
  const page = later<Response>()
  fakeServer(async () => page.promise)
  const store = useImages()
  const feed = store.feed({})
  const loading = feed.loadMore()
  store.apply(created(sampleImage(2)))
  page.resolve(json({ items: [sampleImage(1)], nextCursor: null }))
  await loading
  expect(feed.list.ids).toEqual(ids(2, 1))
})

test('an answer that is older than an event does not undo it', async () => {
  const page = later<Response>()
  fakeServer(async () => page.promise)
  const store = useImages()
  const feed = store.feed({})
  const loading = feed.loadMore()
  store.apply({ type: 'image.removed', at, id: sampleId(1) })
  store.apply({ type: 'image.updated', at, image: sampleImage(2, { title: 'new' }) })
  page.resolve(json({ items: [sampleImage(2), sampleImage(1)], nextCursor: null }))
  await loading
  expect(feed.list.ids).toEqual(ids(2))
  expect(store.byId.get(sampleId(2))?.title).toBe('new')
})

test('an older image that is restored goes to its place, or waits for its page', async () => {
  gallery(() => [2, 4, 6].map(k => sampleImage(k)), 2)
  const { store, feed } = await loadedFeed()
  store.apply({ type: 'image.restored', at, image: sampleImage(5) })
  store.apply({ type: 'image.restored', at, image: sampleImage(3) })
  expect(feed.list.ids).toEqual(ids(6, 5, 4))
})

test('a list of favourites follows the hearts', async () => {
  gallery(() => [sampleImage(1, { favorite: true })], 2)
  const { store, feed } = await loadedFeed({ favorite: true })
  store.apply({ type: 'image.updated', at, image: sampleImage(2, { favorite: true }) })
  store.apply({ type: 'image.updated', at, image: sampleImage(1, { favorite: false }) })
  expect(feed.list.ids).toEqual(ids(2))
})

test('after a gap the list is as the server has it, as far down as before', async () => {
  let images = [1, 2, 3, 4].map(k => sampleImage(k))
  gallery(() => images, 2)
  const { store, feed } = await loadedFeed()
  await feed.loadMore()
  images = [1, 2, 4, 5].map(k => sampleImage(k))
  await store.refresh()
  expect(feed.list.ids).toEqual(ids(5, 4, 2, 1))
})

test('a list that could not be read says why, and is read when the server is back', async () => {
  fakeServer(() => { throw new TypeError('fetch failed') })
  const { store, feed } = await loadedFeed()
  expect(feed.list.error).toMatchObject({ name: 'NetworkError' })
  gallery(() => [sampleImage(1)], 2)
  await store.refresh()
  expect(feed.list).toMatchObject({ ids: ids(1), error: undefined })
})

test('a heart shows at once and is taken back when the server refuses', async () => {
  gallery(() => [sampleImage(1)], 2)
  const { store } = await loadedFeed()
  const answer = later<Response>()
  fakeServer(async () => answer.promise)
  const setting = store.setFavorite(sampleId(1), true)
  expect(store.byId.get(sampleId(1))?.favorite).toBe(true)
  answer.resolve(json({ status: 500, code: 'internal', detail: 'The server failed.' }, 500))
  await expect(setting).rejects.toThrow('The server failed.')
  expect(store.byId.get(sampleId(1))?.favorite).toBe(false)
})

test('a trashed image leaves the gallery and comes back to its place', async () => {
  gallery(() => [1, 2, 3].map(k => sampleImage(k)), 3)
  const { store, feed } = await loadedFeed()
  fakeServer(({ method }) => method === 'DELETE' ? new Response(null, { status: 204 }) : json(sampleImage(2)))
  await store.trash(sampleId(2))
  expect(feed.list.ids).toEqual(ids(3, 1))
  await store.restore(sampleId(2))
  expect(feed.list.ids).toEqual(ids(3, 2, 1))
})

test('a title shows at once, and an image that is removed for good is in no list', async () => {
  gallery(() => [1, 2].map(k => sampleImage(k)), 2)
  const { store, feed } = await loadedFeed()
  fakeServer(({ method }) => method === 'DELETE' ? new Response(null, { status: 204 }) : json(sampleImage(1, { title: 'first' })))
  await store.setTitle(sampleId(1), 'first')
  expect(store.byId.get(sampleId(1))?.title).toBe('first')
  await store.remove(sampleId(1))
  expect(feed.list.ids).toEqual(ids(2))
  expect(store.byId.has(sampleId(1))).toBe(false)
})
