import { StorageReadOnly } from '@atelier/storage'
import { expect, test } from 'vitest'
import { describeStores, imageRow, keysOf, type Store } from '../../../testing/store.ts'

const bytes = new Uint8Array([1, 2, 3])

describeStores('loose objects', open => {
  /** An image with its object. */
  async function addWithObject(store: Store, id: string): Promise<void> {
    const row = imageRow({ id, createdAt: store.clock.now(), storageKey: `images/${id}` })
    await store.storage.put(row.storageKey, bytes)
    await store.db.atomic(tx => store.service.add(tx, row))
  }

  test('that a crash left are swept, old enough, and nothing that has a row', async () => {
    const store = await open()
    await addWithObject(store, 'owned')
    const keys = Array.from({ length: 1200 }, (_, n) => `images/loose-${n}`)
    for (const key of keys) await store.storage.put(key, bytes)
    await store.db.atomic(tx => store.images.addLoose(tx, keys, store.clock.now()))
    store.clock.advance(1000)
    await store.storage.put('images/young', bytes)
    await store.loose.note('images/young')
    expect(await store.loose.sweep(store.clock.now())).toBe(1200)
    expect(await keysOf(store.storage)).toEqual(['images/owned', 'images/young'])
    expect(await store.loose.sweep(store.clock.now())).toBe(0)
  })

  test('that are left when the studio is being stopped are for the next sweep', async () => {
    const store = await open()
    const keys = Array.from({ length: 700 }, (_, n) => `images/loose-${n}`)
    await store.db.atomic(tx => store.images.addLoose(tx, keys, store.clock.now()))
    store.clock.advance(1000)
    const stopping = new AbortController()
    const loose = store.looseOf({ ...store.storage, remove: async () => stopping.abort() })
    expect(await loose.sweep(store.clock.now(), stopping.signal)).toBe(500)
    expect(await loose.sweep(store.clock.now(), stopping.signal)).toBe(0)
    expect(await store.loose.sweep(store.clock.now())).toBe(200)
  })

  test('are noted when their note is said to be written, however many come at once', async () => {
    const store = await open()
    const noted = async () => (await store.images.looseBefore(new Date('2100-01-01'), 100)).map(({ key }) => key)
    const keys = Array.from({ length: 30 }, (_, n) => `images/${n}`)
    await Promise.all(
      keys.map(async key => {
        await store.loose.note(key)
        expect(await noted()).toContain(key)
      }),
    )
    expect((await noted()).toSorted()).toEqual(keys.toSorted())
  })

  test('are removed later where the storage takes no changes now: with its row an image is deleted', async () => {
    const store = await open()
    await addWithObject(store, 'doomed')
    const remove = async () => {
      throw new StorageReadOnly('no')
    }
    const service = store.serviceOver({ ...store.storage, remove })
    await service.remove('doomed')
    expect(store.left).toEqual([expect.any(StorageReadOnly)])
    expect(await store.images.exists('doomed')).toBe(false)
    expect(await keysOf(store.storage)).toEqual(['images/doomed'])
    store.clock.advance(1000)
    expect(await store.loose.sweep(store.clock.now())).toBeGreaterThan(0)
    expect(await keysOf(store.storage)).toEqual([])
  })

  test('are what becomes of old trash, which is emptied for good, with its files and nothing else', async () => {
    const store = await open()
    for (const id of ['old', 'young', 'live']) await addWithObject(store, id)
    await store.service.trash('old')
    store.clock.advance(5000)
    await store.service.trash('young')
    await store.service.removeTrashedBefore(store.clock.now())
    const rows = await store.db.orm.select().from(store.db.tables.generatedImages)
    expect(rows.map(row => row.id).toSorted()).toEqual(['live', 'young'])
    expect(await keysOf(store.storage)).toEqual(['images/live', 'images/young'])
    expect((await store.eventsSince(0)).at(-1)?.event).toMatchObject({ type: 'image.removed', id: 'old' })
  })
})
