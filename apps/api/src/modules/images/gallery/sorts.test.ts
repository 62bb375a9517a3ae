import { SORTED_AT_MOST, SORTS, type Image, type ImagesFilter, type Sort } from '@atelier/contracts'
import { titleKey } from '@atelier/db'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { AppError } from '../../../platform/errors.ts'
import { describeStores, imageRow, type Store } from '../../../testing/store.ts'
import { createSortedRows } from './sorted-rows.ts'
import { createDice, fill, type Dice } from './testing/naive-pages.ts'
import { createTimelineRepository } from './timeline.repository.ts'
import { createTimelineService } from './timeline.service.ts'

const TITLES = ['Fox 2', 'fox 10', 'Fox 2', 'Ärger', 'azure', '“Zebra”', 'éclair', 'Zoo', '雪', '', null, null, null]
const SORTED_IN_WORDS = ['', 'Ärger', 'azure', 'éclair', 'Fox 2', 'fox 10', '“Zebra”', 'Zoo', '雪', null]
const FILTERS: ImagesFilter[] = [
  {},
  { trashed: true },
  { favorite: true },
  { rating: 3 },
  { q: 'fox', rating: 0 },
  { q: 'fox* -rating:5' },
  { model: 'a/one', imported: false },
  { sampler: 'Euler a', task: 'upscale' },
  { collection: 'none' },
]

async function open(store: Store, dice: Dice) {
  await fill(store, dice)
  const { orm, tables } = store.db
  for (const row of await orm.select({ id: tables.generatedImages.id }).from(tables.generatedImages))
    await store.service.update(row.id, { title: dice.pick(TITLES) })
}

/** Newest first among equals; what the order says before that. */
const differences: Readonly<Record<Exclude<Sort, 'newest' | 'oldest'>, (a: Image, b: Image) => number>> = {
  rating: (a, b) => b.rating - a.rating,
  largest: (a, b) => b.width * b.height - a.width * a.height,
  title: (a, b) => SORTED_IN_WORDS.indexOf(a.title) - SORTED_IN_WORDS.indexOf(b.title),
}

function inOrder(newest: readonly Image[], sort: Sort): string[] {
  const images = sort === 'oldest' ? newest.toReversed() : newest
  const sorted = sort === 'newest' || sort === 'oldest' ? images : images.toSorted(differences[sort])
  return sorted.map(({ id }) => id)
}

async function all(store: Store, filter: ImagesFilter, limit = 23): Promise<Image[]> {
  const items: Image[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.service.page({ ...filter, limit, ...(cursor && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

describeStores('the gallery in any order', makeStore => {
  test('has every image once, page by page, under any filter', async () => {
    const store = await makeStore()
    await open(store, createDice(11))
    const titles = (await all(store, { sort: 'title' })).map(({ title }) => title)
    expect([...new Set(titles)]).toEqual(SORTED_IN_WORDS)
    for (const filter of FILTERS) {
      const newest = await all(store, filter, 200)
      expect(newest.length).toBeGreaterThan(3)
      for (const sort of SORTS) {
        const found = await all(store, { ...filter, sort })
        expect({ filter, sort, ids: found.map(({ id }) => id) }).toEqual({ filter, sort, ids: inOrder(newest, sort) })
      }
    }
  })

  test('has a timeline whose stretches are its pages, also where it goes on behind what is laid out at once', async () => {
    const store = await makeStore()
    await open(store, createDice(12))
    const timeline = createTimelineService({
      repository: createTimelineRepository(store.db),
      sorted: createSortedRows(store.db),
      resolve: store.resolve,
      maxMatches: 250,
    })
    for (const filter of [{}, { q: 'fox*' }, { favorite: false }])
      for (const sort of SORTS) {
        const ids: string[] = []
        for (let cursor: string | null | undefined; cursor !== null;) {
          const outline = await timeline(STUDIO_USER, { ...filter, sort, ...(cursor && { cursor }) })
          for (const [at, stretch] of outline.stretches.entries()) {
            const until = outline.stretches[at + 1]?.cursor ?? outline.nextCursor ?? undefined
            const range = { cursor: stretch.cursor, ...(until !== undefined && { until }) }
            const { items } = await store.service.page({ ...filter, sort, limit: 200, ...range })
            expect({ filter, sort, at, count: items.length }).toEqual({ filter, sort, at, count: stretch.count })
            ids.push(...items.map(({ id }) => id))
          }
          cursor = outline.nextCursor
        }
        expect(ids).toEqual((await all(store, { ...filter, sort })).map(({ id }) => id))
      }
  })

  test('has neighbours that are those of the order', async () => {
    const store = await makeStore()
    await open(store, createDice(13))
    for (const filter of [{}, { q: 'fox*' }])
      for (const sort of SORTS) {
        const ids = (await all(store, { ...filter, sort })).map(({ id }) => id)
        for (const at of [0, 1, Math.floor(ids.length / 2), ids.length - 1]) {
          const { newer, older } = await store.service.neighbors(ids[at] ?? '', { ...filter, sort })
          expect({ sort, at, ids: [newer?.id, older?.id] }).toEqual({ sort, at, ids: [ids[at - 1], ids[at + 1]] })
        }
      }
  })

  test('refuses cursors of another order, and takes those of the oldest that were given out before', async () => {
    const store = await makeStore()
    await open(store, createDice(14))
    const outcomes: string[] = []
    for (const sort of SORTS)
      for (const other of SORTS) {
        const { nextCursor } = await store.service.page({ sort, limit: 5 })
        const page = store.service.page({ sort: other, limit: 5, cursor: nextCursor ?? '' })
        const outcome = await page.then(
          () => 'taken',
          (error: unknown) => (error instanceof AppError ? error.code : 'broken'),
        )
        outcomes.push(`${sort} ${other} ${outcome}`)
      }
    expect(outcomes).toEqual(
      SORTS.flatMap(sort =>
        SORTS.map(other => {
          const isTaken = sort === other || (sort === 'newest' && other === 'oldest')
          return `${sort} ${other} ${isTaken ? 'taken' : 'image.cursor_of_another_sort'}`
        }),
      ),
    )
    await expect(store.service.page({ sort: 'rating', cursor: 'djE6cmF0aW5nOng6NQ' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
    await expect(store.service.page({ sort: 'rating', order: 'newest' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
    expect((await store.service.page({ sort: 'oldest', order: 'oldest', limit: 1 })).items).toHaveLength(1)
  })

  test('puts so many found images in order by stars, size and title, and says so of more', async () => {
    const store = await makeStore()
    const add = (count: number) =>
      store.db.atomic(function* (tx) {
        for (let n = 0; n < count; n += 1)
          yield* store.images.add(tx, imageRow({ id: store.ids.next(), createdAt: new Date(n), prompt: 'fox' }))
      })
    await add(SORTED_AT_MOST)
    const refused = { code: 'image.too_many_to_sort', status: 400 }
    for (const sort of ['rating', 'largest', 'title'] as const) {
      expect((await store.service.page({ q: 'fox', sort, limit: 3 })).items).toHaveLength(3)
    }
    await add(1)
    for (const sort of ['rating', 'largest', 'title'] as const) {
      await expect(store.service.page({ q: 'fox', sort })).rejects.toMatchObject(refused)
      expect((await store.service.page({ sort, limit: 3 })).items).toHaveLength(3)
    }
  })
})

test('titles are compared without capitals, accents and marks, and numbers by their value', () => {
  const keys = ['The fox', 'the 9th fox', 'The 10th  fox', 'ÉCOLE!', 'école'].map(titleKey)
  expect(keys).toEqual([' the fox', ' the 000000000009th fox', ' the 000000000010th fox', ' ecole', ' ecole'])
  expect(titleKey(null) > titleKey('zzz')).toBe(true)
  expect(titleKey('x'.repeat(200))).toHaveLength(61)
})
