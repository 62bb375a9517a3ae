import { STRETCH_SIZE, type Image, type ImagesFilter, type Timeline, type TimelineQuery } from '@atelier/contracts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { createRandom } from '../../../platform/random.ts'
import { describeStores, imageRow, type Store } from '../../../testing/store.ts'
import { createSortedRows } from './sorted-rows.ts'
import { createTimelineRepository } from './timeline.repository.ts'
import { createTimelineService } from './timeline.service.ts'

const OTHER = '01937b5e-0000-7000-8000-00000000000a'
const SEED = 12
const ROWS = 1100
const MODELS = ['a/one', 'b/two', null]
const PROVIDERS = ['sketch', 'huggingface', null]
const SIZES = [
  [64, 64],
  [96, 64],
  [64, 128],
] as const
const FILTERS: ImagesFilter[] = [
  {},
  { favorite: true },
  { favorite: false },
  { trashed: true },
  { model: 'a/one' },
  { provider: 'sketch' },
  { imported: true },
  { imported: false },
  { model: 'b/two', favorite: true },
  { imported: true, trashed: true, favorite: false },
  { model: 'no/such' },
  { provider: 'sketch', imported: true },
  { q: 'rare' },
  { q: 'common' },
  { q: 'common', favorite: true },
  { q: 'common', imported: false, favorite: false },
  { q: 'common', imported: true },
  { from: '2026-01-01T04:00:00Z' },
  { to: '2026-01-01T09:00:00Z' },
  { from: '2026-01-01T04:00:00Z', to: '2026-01-01T09:00:00Z', model: 'a/one' },
  { q: ' ' },
  { q: '!?' },
  { scope: 'mine', favorite: true },
  { scope: 'studio' },
  { scope: 'studio', favorite: true, model: 'a/one' },
  { scope: 'studio', q: 'common' },
  { scope: 'studio', trashed: true },
  { scope: 'all' },
  { scope: 'all', imported: true },
  { scope: 'all', trashed: true },
]

/** A gallery as use leaves it: some trashed, some favourites, some gone for good. */
async function fill(store: Store): Promise<void> {
  const random = createRandom(SEED)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T // never empty
  const ids: string[] = []
  await store.db.atomic(function* (tx) {
    for (let n = 0; n < ROWS; n += 1) {
      const [width, height] = pick(SIZES)
      const row = imageRow({
        id: store.ids.next(),
        ownerId: n % 4 === 0 ? OTHER : STUDIO_USER.id,
        shared: n % 3 === 0,
        createdAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000),
        prompt: n % 97 === 0 ? 'rare common' : 'common',
        model: pick(MODELS),
        provider: pick(PROVIDERS),
        width,
        height,
      })
      ids.push((yield* store.images.add(tx, row))?.id ?? '')
    }
  })
  const some = (share: number) => ids.filter(() => random() < share)
  await store.service.changeMany({ ids: some(0.1), action: 'favorite' })
  await store.service.changeMany({ ids: some(0.15), action: 'delete' })
  await store.service.changeMany({ ids: some(0.02), action: 'unfavorite' })
  await store.service.changeMany({ ids: some(0.05), action: 'restore' })
  // All but a few of a whole stretch, and what is newest.
  await store.db.atomic(tx =>
    store.images.remove(tx, [...ids.slice(300, 520).filter((_, at) => at % 50 !== 0), ...ids.slice(-3)]),
  )
}

/** Every page of a timeline, as the gallery reads them. */
const pagesOf = (store: Store, filter: ImagesFilter, { stretches, nextCursor }: Timeline): Promise<Image[][]> =>
  Promise.all(
    stretches.map(async ({ cursor }, at) => {
      const until = stretches[at + 1]?.cursor ?? nextCursor ?? undefined
      const page = await store.service.page({
        ...filter,
        cursor,
        limit: STRETCH_SIZE,
        ...(until !== undefined && { until }),
      })
      expect(page.nextCursor).toBeNull()
      return page.items
    }),
  )

async function allOf(store: Store, filter: ImagesFilter): Promise<string[]> {
  const resolved = await store.resolve(STUDIO_USER, filter)
  if (!resolved) return []
  const rows = await store.images.page({ ...resolved, trashed: filter.trashed ?? false, order: 'newest', limit: ROWS })
  return rows.map(row => row.id)
}

function serviceOf(store: Store, maxMatches?: number) {
  const timeline = createTimelineService({
    repository: createTimelineRepository(store.db),
    sorted: createSortedRows(store.db),
    resolve: store.resolve,
    ...(maxMatches !== undefined && { maxMatches }),
  })
  return (query: TimelineQuery) => timeline(STUDIO_USER, query)
}

describeStores('the timeline', open => {
  test('has a stretch for every page, and together they are the gallery, under any filter', async () => {
    const store = await open()
    await fill(store)
    const timeline = serviceOf(store)
    for (const filter of FILTERS) {
      const outline = await timeline(filter)
      const pages = await pagesOf(store, filter, outline)
      const expected = await allOf(store, filter)
      expect({ filter, ids: pages.flat().map(image => image.id) }).toEqual({ filter, ids: expected })
      expect(outline.stretches.map(({ count, aspectRatio }) => ({ count, aspectRatio }))).toEqual(
        pages.map(page => ({
          count: page.length,
          aspectRatio: expect.closeTo(
            page.reduce((sum, { width, height }) => sum + width / height, 0) / page.length,
            2,
          ) as number,
        })),
      )
      expect(outline.stretches.every(({ newestAt }, at) => newestAt >= (pages[at]?.[0]?.createdAt ?? '?'))).toBe(true)
      // Two neighbours never fit into one.
      expect(outline.stretches.length).toBeLessThanOrEqual(1 + (2 * expected.length) / STRETCH_SIZE)
      expect(outline.nextCursor).toBeNull()
    }
  })

  test('leaves out what arrives later', async () => {
    const store = await open()
    await fill(store)
    const timeline = serviceOf(store)
    for (const filter of [{}, { q: 'common' }]) {
      const outline = await timeline(filter)
      const before = await pagesOf(store, filter, outline)
      await store.addImage({ prompt: 'common' })
      expect(await pagesOf(store, filter, outline)).toEqual(before)
      expect((await timeline(filter)).stretches.reduce((sum, { count }) => sum + count, 0)).toBe(
        before.flat().length + 1,
      )
    }
  })

  test('of a search that finds very much comes in parts that join without a gap', async () => {
    const store = await open()
    await fill(store)
    const timeline = serviceOf(store, 250)
    const filter = { q: 'common' }
    const found: Image[] = []
    let parts = 0
    for (let cursor: string | undefined; ; parts += 1) {
      const outline = await timeline({ ...filter, ...(cursor !== undefined && { cursor }) })
      found.push(...(await pagesOf(store, filter, outline)).flat())
      if (outline.nextCursor === null) break
      cursor = outline.nextCursor
    }
    expect(found.map(image => image.id)).toEqual(await allOf(store, filter))
    expect(parts).toBe(Math.floor(found.length / 250))
  })

  test('of a collection is read in parts too, and has the pages of that collection', async () => {
    const store = await open()
    await fill(store)
    const id = '01937b5e-0000-7000-8000-0000000000aa'
    const now = new Date()
    const rows = await store.images.page({ order: 'oldest', trashed: false, limit: ROWS })
    await store.db.atomic(function* (tx) {
      yield* store.collections.add(tx, {
        id,
        ownerId: STUDIO_USER.id,
        name: 'every second',
        place: 0,
        createdAt: now,
        updatedAt: now,
      })
      yield* store.collections.addImages(
        tx,
        id,
        rows.filter((_, at) => at % 2 === 0),
        now,
      )
    })
    const timeline = serviceOf(store, 150)
    for (const filter of [
      { collection: id },
      { collection: id, favorite: false },
      { collection: id, q: 'rare' },
      { collection: id, trashed: true },
    ]) {
      const found: Image[] = []
      for (let cursor: string | undefined; ;) {
        const outline = await timeline({ ...filter, ...(cursor !== undefined && { cursor }) })
        found.push(...(await pagesOf(store, filter, outline)).flat())
        if (outline.nextCursor === null) break
        cursor = outline.nextCursor
      }
      expect(found.map(image => image.id)).toEqual(await allOf(store, filter))
    }
  })

  test('of an empty gallery is empty', async () => {
    const store = await open()
    const timeline = serviceOf(store)
    expect(await timeline({})).toEqual({ stretches: [], nextCursor: null })
    expect(await timeline({ q: 'fox' })).toEqual({ stretches: [], nextCursor: null })
  })

  test('is counted as rows change, by whoever changes them and at the same time', async () => {
    const store = await open()
    const {
      orm,
      tables: { imageBuckets, generatedImages },
    } = store.db
    await fill(store)
    const ids = await allOf(store, {})
    await Promise.all(
      ids.slice(0, 90).flatMap(id => [store.service.update(id, { favorite: true }), store.service.trash(id)]),
    )
    await Promise.all(
      ids.slice(0, 60).map((id, at) => (at % 2 === 0 ? store.service.restore(id) : store.service.remove(id))),
    )
    const counted = await orm.select().from(imageBuckets).where(eq(imageBuckets.scope, ''))
    const expected = Map.groupBy(await orm.select().from(generatedImages), row =>
      [Math.floor(row.position / STRETCH_SIZE), row.trashed, row.favorite, row.model ?? '', row.provider ?? ''].join(),
    )
    expect(
      counted.map(row => [row.bucket, row.trashed, row.favorite, row.model, row.provider].join()).toSorted(),
    ).toEqual([...expected.keys()].toSorted())
    for (const row of counted) {
      const rows = expected.get([row.bucket, row.trashed, row.favorite, row.model, row.provider].join()) ?? []
      expect([row.total, row.ratios]).toEqual([
        rows.length,
        expect.closeTo(
          rows.reduce((sum, { width, height }) => sum + width / height, 0),
          6,
        ),
      ])
    }
  })
})
