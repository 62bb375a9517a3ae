import { makePng } from '@atelier/imaging/testing'
import { createMemoryStorage, StorageFull } from '@atelier/storage'
import { expect, test } from 'vitest'
import { persist } from '../../platform/persist.ts'
import { createRandom } from '../../platform/random.ts'
import { describeStores, imageRow, type Store } from '../../testing/store.ts'
import { createImageFiles } from './files/images.files.ts'
import type { ImageRow } from './images.presenter.ts'

const rowsOf = (store: Store) => store.db.orm.select().from(store.db.tables.generatedImages)

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
  }
}

const keysOf = async (store: Pick<Store, 'storage'>) => {
  const keys: string[] = []
  for await (const key of store.storage.list('')) keys.push(key)
  return keys.toSorted()
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
              sizeBytes: Math.floor(random() * 2 ** 30),
              favorite: random() < 0.3,
            })
          ).id,
        ),
      () =>
        store.service.changeMany(
          [pick(ids) ?? '', pick(ids) ?? ''],
          pick(['delete', 'restore', 'favorite', 'unfavorite'] as const) ?? 'delete',
        ),
      () => store.service.update(pick(ids) ?? '', { favorite: random() < 0.5, title: 'new' }).catch(() => {}),
      () => store.service.remove(pick(ids) ?? '').catch(() => {}),
    ]
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(Array.from({ length: 10 }, async () => steps[Math.floor(random() ** 2 * steps.length)]?.()))
      const { byModel, ...numbers } = await store.images.stats()
      expect({
        ...numbers,
        byModel: Object.fromEntries(byModel.map(({ model, count }) => [model ?? '', count])),
      }).toEqual(countByHand(await rowsOf(store)))
    }
  })
})

describeStores('files and rows', open => {
  const bytes = new Uint8Array([1, 2, 3])
  const add = (store: Store, id: string, through: typeof persist = persist) => ({
    prove: async () => {},
    *write(tx: Parameters<Store['service']['add']>[0]) {
      return yield* store.service.add(tx, imageRow({ id, createdAt: store.clock.now(), storageKey: `images/${id}` }))
    },
    persist: through,
  })

  test('an object and its row come together', async () => {
    const store = await open()
    const row = await store.keeper.keep('images/one', bytes, add(store, 'one'))
    expect(row.id).toBe('one')
    expect(await keysOf(store)).toEqual(['images/one'])
    expect(await store.images.looseBefore(new Date('2100-01-01'), 10)).toEqual([])
  })

  test('a row that cannot be written takes its object with it', async () => {
    const store = await open()
    const refuse = () => {
      throw new Error('no')
    }
    await expect(
      store.keeper.keep('images/one', bytes, { ...add(store, 'one'), prove: async () => refuse() }),
    ).rejects.toThrow('no')
    await expect(store.keeper.keep('images/one', bytes, { ...add(store, 'one'), write: refuse })).rejects.toThrow('no')
    expect(await keysOf(store)).toEqual([])
    expect(await rowsOf(store)).toEqual([])
    expect(await store.images.looseBefore(new Date('2100-01-01'), 10)).toEqual([])
  })

  test('an object that cannot be written leaves neither row nor trace', async () => {
    const store = await open()
    const full = store.keeperOf({
      ...createMemoryStorage(),
      put: async () => {
        throw new StorageFull('full')
      },
    })
    await expect(full.keep('images/one', bytes, add(store, 'one'))).rejects.toThrow(StorageFull)
    expect(await rowsOf(store)).toEqual([])
    expect(await store.images.looseBefore(new Date('2100-01-01'), 10)).toEqual([])
  })

  test('a write that is tried again after its commit adds nothing', async () => {
    const store = await open()
    const twice = async <R>(write: () => Promise<R>): Promise<R> => {
      await write()
      return write()
    }
    await store.keeper.keep('images/one', bytes, add(store, 'one', twice))
    expect(await rowsOf(store)).toHaveLength(1)
    expect((await store.eventsSince(0)).map(({ event }) => event.type)).toEqual(['image.created'])
  })

  test('a commit that was made is not undone by the error of whoever waited for it', async () => {
    const store = await open()
    const deaf = async <R>(write: () => Promise<R>): Promise<R> => {
      await write()
      throw new Error('nobody answered')
    }
    let calls = 0
    const keep = store.keeper.keep(
      'images/one',
      bytes,
      add(store, 'one', write => (++calls === 1 ? write() : deaf(write))),
    )
    await expect(keep).rejects.toThrow('nobody answered')
    expect(await rowsOf(store)).toHaveLength(1)
    expect(await keysOf(store)).toEqual(['images/one'])
  })

  test('what a crash left loose is swept, old enough, and nothing that has a row', async () => {
    const store = await open()
    await store.keeper.keep('images/kept', bytes, add(store, 'kept'))
    for (let n = 0; n < 1200; n += 1) await store.storage.put(`images/loose-${n}`, bytes)
    await store.db.atomic(tx =>
      store.images.addLoose(
        tx,
        Array.from({ length: 1200 }, (_, n) => `images/loose-${n}`),
        store.clock.now(),
      ),
    )
    store.clock.advance(1000)
    await store.storage.put('images/young', bytes)
    await store.db.atomic(tx => store.images.addLoose(tx, ['images/young'], store.clock.now()))
    expect(await store.keeper.sweep(store.clock.now())).toBe(1200)
    expect(await keysOf(store)).toEqual(['images/kept', 'images/young'])
    expect(await store.keeper.sweep(store.clock.now())).toBe(0)
  })

  test('old trash is emptied for good, with its files, and nothing else', async () => {
    const store = await open()
    for (const id of ['old', 'young', 'live']) await store.keeper.keep(`images/${id}`, bytes, add(store, id))
    await store.service.trash('old')
    store.clock.advance(5000)
    await store.service.trash('young')
    await store.service.removeTrashedBefore(store.clock.now())
    expect((await rowsOf(store)).map(row => row.id).toSorted()).toEqual(['live', 'young'])
    expect(await keysOf(store)).toEqual(['images/live', 'images/young'])
    expect((await store.eventsSince(0)).at(-1)?.event).toMatchObject({ type: 'image.removed', id: 'old' })
  })
})

describeStores('renditions', open => {
  function openFiles(store: Store, maxRenditionBytes = 2 ** 24) {
    const errors: unknown[] = []
    const files = createImageFiles({
      db: store.db,
      storage: store.storage,
      renditions: store.renditions,
      exists: store.images.exists,
      clock: store.clock,
      maxRenditionBytes,
      onError: error => void errors.push(error),
    })
    const image = async (n: number) => {
      const row = await store.addImage({ width: 200, height: 150 })
      await store.storage.put(row.storageKey, makePng({ width: 200, height: 150, seed: n }))
      return row
    }
    const ask = async (row: ImageRow, width: 160 | 640 = 160) =>
      (await files.open(row, { width, format: 'png' })).sizeBytes
    return { errors, image, ask }
  }
  const kept = async (store: Store) => (await keysOf(store)).filter(key => key.startsWith('renditions/'))

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
