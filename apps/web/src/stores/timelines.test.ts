import { getTimeline, listImages, type Image, type StudioEvent, type ImagesFilter } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fakeServer, json, later, type FakeRequest } from '../testing/fake-server.ts'
import { sampleGeneration, sampleId, sampleImage } from '../testing/samples.ts'
import { useGalleries } from './galleries.ts'
import { useImages } from './images.ts'

beforeEach(() => setActivePinia(createPinia()))

const at = '2026-11-22T12:00:00.000Z'
const told = (
  type: 'image.created' | 'image.updated' | 'image.trashed' | 'image.restored',
  image: Image,
): StudioEvent => ({ type, at, image })
const ids = (...ks: number[]) => ks.map(sampleId)
const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, k) => from - k)

/** A gallery of sample images in stretches of 100; cursors are numbers that all images of the stretch are below. */
function serve(
  images: () => readonly Image[],
  answerPage: (answer: Response, request: FakeRequest) => Response | Promise<Response> = answer => answer,
) {
  return fakeServer(request => {
    const sorted = images().toSorted((a, b) => b.id.localeCompare(a.id))
    const numberOf = ({ id }: Image) => Number(id.slice(-12))
    if (request.path === getTimeline.url) {
      const groups = [...Map.groupBy(sorted, image => Math.floor(numberOf(image) / 100))]
      return json({
        stretches: groups.map(([group, members]) => ({
          cursor: String((group + 1) * 100),
          count: members.length,
          aspectRatio: 1,
          newestAt: members[0]?.createdAt,
        })),
        nextCursor: null,
      })
    }
    if (request.path !== listImages.url) return json({ changed: [], missing: [] })
    const [below, from, limit] = [
      Number(request.query.get('cursor') ?? Infinity),
      Number(request.query.get('until') ?? 0),
      Number(request.query.get('limit')),
    ]
    const found = sorted.filter(image => numberOf(image) < below && numberOf(image) >= from)
    const last = found[limit - 1]
    return answerPage(
      json({ items: found.slice(0, limit), nextCursor: found.length > limit && last ? String(numberOf(last)) : null }),
      request,
    )
  })
}

const samples = (...ks: number[]) => ks.map(k => sampleImage(k))

async function opened(filter: ImagesFilter = {}) {
  const store = useImages()
  const timeline = useGalleries().open(filter)
  await timeline.read()
  const sections = timeline.state.sections ?? []
  return { store, timeline, sections, load: async (k: number) => sections[k] && timeline.load(sections[k]) }
}

test('the outline counts everything and loads nothing', async () => {
  const requests = serve(() => samples(...numbers(299, 0)))
  const { store, sections } = await opened()
  expect(sections.map(({ count, ids: loaded }) => [count, loaded])).toEqual([
    [100, undefined],
    [100, undefined],
    [100, undefined],
  ])
  expect([requests.length, store.byId.size]).toEqual([1, 0])
})

test('a section is read between its own cursors, however many images it has by now', async () => {
  serve(() => samples(...numbers(460, 0)).filter(image => image.id !== sampleId(50)))
  const { sections, load } = await opened()
  await load(1)
  expect(sections[1]?.ids).toEqual(ids(...numbers(399, 300)))
})

test('small stretches are joined with their neighbours', async () => {
  serve(() => samples(205, 204, ...numbers(150, 0)))
  const { sections, load } = await opened()
  expect(sections.map(({ count }) => count)).toEqual([53, 100])
  await load(0)
  expect(sections[0]?.ids).toEqual(ids(205, 204, ...numbers(150, 100)))
})

test('what nobody looks at any more is forgotten, but not what others name', async () => {
  serve(() => samples(...numbers(199, 0)))
  const { store, timeline, sections, load } = await opened()
  await load(0)
  store.merge([sampleImage(150)], store.mark())
  if (sections[0]) timeline.evict(sections[0])
  expect([...store.byId.keys()]).toEqual(ids(150))
  expect(sections[0]).toMatchObject({ ids: undefined, count: 100 })
})

test('new images wait until they are let in, and go to the top then', async () => {
  serve(() => samples(...numbers(50, 1)))
  const { store, timeline, sections, load } = await opened()
  await load(0)
  for (const k of [51, 52]) store.apply(told('image.created', sampleImage(k)))
  expect([timeline.state.arrived, sections[0]?.count]).toEqual([ids(52, 51), 50])
  timeline.letIn()
  expect([timeline.state.arrived, sections[0]?.ids?.slice(0, 3), sections[0]?.count]).toEqual([[], ids(52, 51, 50), 52])
})

test('images that were written in another order than they were begun stand as they were written', async () => {
  serve(() => samples(...numbers(50, 1)))
  const { store, timeline, sections, load } = await opened()
  await load(0)
  for (const k of [53, 51, 52]) store.apply(told('image.created', sampleImage(k)))
  store.apply(told('image.created', sampleImage(54, { createdAt: sampleImage(49).createdAt })))
  timeline.letIn()
  expect(sections[0]?.ids?.slice(0, 5)).toEqual(ids(54, 52, 51, 53, 50))
})

test('a picture that another tab restores stands where the fewest are on the wrong side of it', async () => {
  serve(() => samples(...numbers(50, 1)))
  const { store, timeline, load } = await opened()
  await load(0)
  for (const k of [56, 52, 51]) store.apply(told('image.created', sampleImage(k)))
  store.apply(told('image.restored', sampleImage(53)))
  expect(timeline.state.arrived).toEqual(ids(53, 51, 52, 56))
})

test('one that was begun long ago and written last leads no other astray', async () => {
  const among = numbers(50, 1).filter(k => k !== 30)
  serve(() => samples(...among))
  const { store, timeline, sections, load } = await opened()
  await load(0)
  for (const k of [51, 52]) store.apply(told('image.created', sampleImage(k)))
  for (const k of [61, 62]) store.apply(told('image.created', sampleImage(k, { createdAt: sampleImage(1).createdAt })))
  timeline.letIn()
  store.apply(told('image.restored', sampleImage(30)))
  expect(sections[0]?.ids).toEqual(ids(62, 61, 52, 51, ...numbers(50, 1)))
})

test('what was let in is as new as its newest picture, whichever was written last', async () => {
  serve(() => samples(...numbers(50, 1)))
  const { store, timeline, sections, load } = await opened()
  await load(0)
  for (const k of [60, 51]) store.apply(told('image.created', sampleImage(k)))
  timeline.letIn()
  expect(sections[0]?.newestAtMs).toBe(Date.parse(sampleImage(60).createdAt))
  // Not newer than all that there is: it belongs among what was let in.
  store.apply(told('image.restored', sampleImage(55)))
  expect(timeline.state.arrived).toEqual([])
  expect(sections[0]?.ids).toContain(sampleId(55))
})

test('an image told of while its section is on its way is there once', async () => {
  const page = later<undefined>()
  serve(
    () => samples(...numbers(51, 1)),
    async answer => {
      await page.promise
      return answer
    },
  )
  const { store, timeline, sections, load } = await opened()
  const loading = load(0)
  store.apply(told('image.created', sampleImage(52)))
  store.apply({ type: 'image.removed', at, id: sampleId(30) })
  page.resolve(undefined)
  await loading
  timeline.letIn()
  expect(sections[0]?.ids).toEqual(ids(52, ...numbers(51, 31), ...numbers(29, 1)))
})

test('the first image of an empty gallery has a place', async () => {
  serve(() => [])
  const { store, timeline, sections } = await opened()
  store.apply(told('image.created', sampleImage(1)))
  timeline.letIn()
  expect(sections[0]).toMatchObject({ ids: ids(1), count: 1 })
})

test('an image that is deleted and restored elsewhere leaves and comes back to its place', async () => {
  serve(() => samples(...numbers(150, 0)))
  const { store, sections, load } = await opened()
  await load(0)
  store.apply(told('image.trashed', sampleImage(120, { trashedAt: at })))
  expect(sections[0]?.ids).toEqual(ids(...numbers(150, 121), ...numbers(119, 100)))
  store.apply(told('image.restored', sampleImage(120)))
  expect(sections[0]?.ids).toEqual(ids(...numbers(150, 100)))
})

test('of a section that is not read, the count follows', async () => {
  serve(() => samples(...numbers(150, 0)))
  const { store, sections } = await opened()
  store.apply(told('image.trashed', sampleImage(20, { trashedAt: at })))
  store.apply(told('image.updated', sampleImage(21, { title: 'x' })))
  expect(sections.map(({ count }) => count)).toEqual([51, 99])
  store.apply(told('image.restored', sampleImage(20)))
  expect(sections.map(({ count }) => count)).toEqual([51, 100])
})

test('a gallery of favourites follows the hearts', async () => {
  serve(() => [sampleImage(3, { favorite: true }), sampleImage(1, { favorite: true })])
  const { store, sections, load } = await opened({ favorite: true })
  await load(0)
  store.apply(told('image.updated', sampleImage(2, { favorite: true })))
  store.apply(told('image.updated', sampleImage(1, { favorite: false })))
  expect(sections[0]?.ids).toEqual(ids(3, 2))
})

test('what the server found by words stays, whatever the page makes of them, until it fits no more otherwise', async () => {
  const found = (k: number, changed = {}) => sampleImage(k, { prompt: '一只狐狸在雪地里', ...changed })
  serve(() => [found(3), found(1)])
  const { store, sections, load } = await opened({ q: '狐狸' })
  await load(0)
  store.apply(told('image.updated', found(3, { favorite: true })))
  expect(sections[0]?.ids).toEqual(ids(3, 1))
  store.apply(told('image.trashed', found(1, { trashedAt: at })))
  expect(sections[0]?.ids).toEqual(ids(3))
})

test('the trash gets what the gallery loses', async () => {
  serve(() => samples(3))
  const gallery = await opened()
  await gallery.load(0)
  const trash = await opened({ trashed: true })
  await gallery.store.trash(sampleId(3))
  expect(gallery.sections[0]?.ids).toEqual([])
  expect(trash.timeline.state.arrived.length + (trash.sections[0]?.count ?? 0)).toBe(1)
})

test('after a gap the outline is as the server has it, and what is shown stays until it is read again', async () => {
  let images = samples(...numbers(250, 0))
  serve(() => images)
  const { store, timeline, load } = await opened()
  await load(1)
  images = images.filter(({ id }) => id !== sampleId(150))
  await store.refresh()
  const [, section] = timeline.state.sections ?? []
  expect(section).toMatchObject({ isStale: true, count: 100 })
  if (section) await timeline.load(section)
  expect(section).toMatchObject({ isStale: false, count: 99 })
})

test('an outline that could not be read says why, and is read when the server is back', async () => {
  fakeServer(() => {
    throw new TypeError('fetch failed')
  })
  const { store, timeline } = await opened()
  expect(timeline.state.error).toMatchObject({ name: 'NetworkError' })
  serve(() => samples(1))
  await store.refresh()
  expect(timeline.state).toMatchObject({ error: undefined, sections: [{ count: 1 }] })
})

test('a collection is read again when pictures change, but not at every step of a generation', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const requests = serve(() => samples(1))
  const { store } = await opened({ collection: sampleId(9) })
  const readings = async () => {
    await vi.advanceTimersByTimeAsync(1000)
    return requests.filter(({ path }) => path === getTimeline.url).length
  }
  expect(await readings()).toBe(1)
  store.apply({ type: 'generation.progress', at, generation: sampleGeneration(1, { images: samples(1, 2) }) })
  expect(await readings()).toBe(1)
  store.apply(told('image.updated', sampleImage(1, { favorite: true })))
  expect(await readings()).toBe(2)
})

test('a collection that is gone is asked for no more, whatever gap comes', async () => {
  const requests = serve(() => samples(1))
  const { store } = await opened({ collection: sampleId(9) })
  await opened()
  const asked = () =>
    requests.filter(({ path }) => path === getTimeline.url).map(({ query }) => query.get('collection'))
  expect(asked()).toEqual([sampleId(9), null])
  store.apply({ type: 'collection.removed', at, id: sampleId(9) })
  await store.refresh()
  expect(asked()).toEqual([sampleId(9), null, null])
})

test('in another order than the newest first, what changes is put in its place by the server', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const requests = serve(() => samples(...numbers(50, 1)))
  const { store, timeline, sections, load } = await opened({ sort: 'rating' })
  await load(0)
  const before = requests.length
  store.apply(told('image.updated', sampleImage(20, { rating: 5 })))
  store.apply(told('image.created', sampleImage(51)))
  expect([timeline.state.arrived, sections[0]?.ids]).toEqual([[], ids(...numbers(50, 1))])
  store.apply(told('image.trashed', sampleImage(30, { trashedAt: at })))
  expect(sections[0]?.ids).toEqual(ids(...numbers(50, 1).filter(k => k !== 30)))
  await vi.advanceTimersByTimeAsync(300)
  expect(requests.slice(before).map(({ path, query }) => [path, query.get('sort')])).toEqual([
    [getTimeline.url, 'rating'],
  ])
})
