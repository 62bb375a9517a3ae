import { createHash } from 'node:crypto'
import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { createDecoding } from '../../platform/decoding.ts'
import { STUDIO_USER } from '../../platform/actor.ts'
import type { Whose } from '../../platform/ownership.ts'
import { createRandom } from '../../platform/random.ts'
import { describeStores, keysOf, type Store } from '../../testing/store.ts'
import { createImageFiles } from './files/images.files.ts'
import { createThumbnails } from './files/thumbnails.ts'
import type { ImageRow } from './images.presenter.ts'

const rowsOf = (store: Store) => store.db.orm.select().from(store.db.tables.generatedImages)

const OTHER = '01937b5e-0000-7000-8000-00000000000a'
const SCOPES: Whose[] = [{}, { owner: STUDIO_USER.id }, { owner: OTHER }, { shared: true }]

/** What the studio sees is nothing of the trash. */
const ofWhose = (rows: readonly ImageRow[], { owner, shared }: Whose) =>
  rows.filter(row => (owner === undefined || row.ownerId === owner) && (!shared || (row.shared && !row.trashed)))

function countByHand(rows: readonly ImageRow[]) {
  const live = rows.filter(row => !row.trashed)
  // No model and an empty one are one.
  const byModel = Map.groupBy(live, row => row.model ?? '')
  return {
    total: live.length,
    favorites: live.filter(row => row.favorite).length,
    trashed: rows.length - live.length,
    bytes: rows.reduce((sum, row) => sum + row.sizeBytes, 0),
    byModel: Object.fromEntries(Array.from(byModel, ([model, list]) => [model, list.length])),
    samplers: [...new Set(rows.flatMap(row => row.sampler ?? []))].toSorted(),
  }
}

/** Those of most pictures first, and then by name, as characters are numbered. */
function tagsByHand(rows: readonly ImageRow[]) {
  const tags = rows.filter(row => !row.trashed).flatMap(row => row.tags)
  return Array.from(
    Map.groupBy(tags, tag => tag),
    ([tag, list]) => ({ tag, count: list.length }),
  ).toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}

describeStores('the numbers of the gallery', open => {
  test('are what counting gives, after any changes one after another and at the same time', async () => {
    const store = await open()
    const random = createRandom(3)
    const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]
    const ids: string[] = []
    const steps: (() => Promise<unknown>)[] = [
      async () =>
        void ids.push(
          (
            await store.addImage({
              model: pick(['a/one', 'b/two', null, '']) ?? null,
              sampler: pick(['euler', 'heun', null]) ?? null,
              sizeBytes: Math.floor(random() * 2 ** 30),
              favorite: random() < 0.3,
              ownerId: pick([STUDIO_USER.id, OTHER]) ?? OTHER,
              shared: random() < 0.3,
            })
          ).id,
        ),
      () =>
        store.service.changeMany({
          ids: [pick(ids) ?? '', pick(ids) ?? ''],
          action: pick(['delete', 'restore', 'favorite', 'unfavorite', 'share', 'unshare'] as const) ?? 'delete',
        }),
      () =>
        store.service.changeMany({
          ids: [pick(ids) ?? '', pick(ids) ?? ''],
          action: pick(['tag', 'untag'] as const) ?? 'tag',
          tags: [pick(['fox', 'snow', 'sea']) ?? ''],
        }),
      () => store.service.update(pick(ids) ?? '', { tags: [pick(['Fox ', 'sky']) ?? ''] }).catch(() => {}),
      () => store.service.update(pick(ids) ?? '', { favorite: random() < 0.5, title: 'new' }).catch(() => {}),
      () => store.service.remove(pick(ids) ?? '').catch(() => {}),
    ]
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(Array.from({ length: 10 }, async () => steps[Math.floor(random() ** 2 * steps.length)]?.()))
      for (const whose of SCOPES) {
        const rows = ofWhose(await rowsOf(store), whose)
        const { byModel, ...numbers } = await store.images.stats(whose)
        expect({
          ...numbers,
          byModel: Object.fromEntries(byModel.map(({ model, count }) => [model ?? '', count])),
        }).toEqual(countByHand(rows))
        expect(await store.images.tags(whose, '')).toEqual(tagsByHand(rows))
      }
    }
  })
})

describeStores('renditions', open => {
  function openFiles(store: Store, maxRenditionBytes = 2 ** 24) {
    const errors: unknown[] = []
    const decoding = createDecoding()
    const onError = (error: unknown) => void errors.push(error)
    const files = createImageFiles({
      sourceMarkOf: () => 'trained',
      db: store.db,
      storage: store.storage,
      renditions: store.renditions,
      thumbnails: createThumbnails({ storage: store.storage, decoding, exists: store.images.exists, onError }),
      decoding,
      exists: store.images.exists,
      clock: store.clock,
      maxRenditionBytes,
      onError,
    })
    const image = async (n: number) => {
      const bytes = makePng({ width: 200, height: 150, seed: n })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const row = await store.addImage({ width: 200, height: 150, sizeBytes: bytes.length, sha256 })
      await store.storage.put(row.storageKey, bytes)
      return row
    }
    const ask = async (row: ImageRow, width: 160 | 640 = 160) =>
      (await files.open(row, { width, format: 'png' }, async () => row)).sizeBytes
    return { errors, image, ask }
  }
  const kept = async (store: Store) => (await keysOf(store.storage)).filter(key => key.startsWith('renditions/'))

  test('together stay below their limit, the least recently used going first, and rows and files agree', async () => {
    const store = await open()
    const [unbound, first] = [openFiles(store), await openFiles(store).image(0)]
    const limit = Math.floor((await unbound.ask(first)) * 3.5)
    const { errors, image, ask } = openFiles(store, limit)
    const rows = await Promise.all([1, 2, 3, 4, 5, 6].map(image))
    for (const row of rows) {
      store.clock.advance(2 * 60 * 60 * 1000)
      await ask(row)
      await ask(first)
      expect(await store.renditions.totalBytes()).toBeLessThanOrEqual(limit)
    }
    const known = (await store.db.orm.select().from(store.db.tables.renditions)).map(row => row.key)
    expect(await kept(store)).toEqual(known.toSorted())
    expect(known.some(key => key.includes(first.id))).toBe(true)
    expect(errors).toEqual([])
  })

  test('one that went can be had again, and one that many ask for at once is made once', async () => {
    const store = await open()
    const { image, ask } = openFiles(store)
    const row = await image(1)
    const sizes = await Promise.all(Array.from({ length: 5 }, () => ask(row)))
    expect(new Set(sizes).size).toBe(1)
    expect(await kept(store)).toHaveLength(1)
    for (const key of await kept(store)) await store.storage.remove(key)
    // Another process, which has none of it in its memory.
    expect(await openFiles(store).ask(row)).toBe(sizes[0])
    expect(await kept(store)).toHaveLength(1)
  })
})
