import type { Database } from '@atelier/db'
import { makePng, makePngWithoutPixels } from '@atelier/imaging/testing'
import { StorageFull, type Storage } from '@atelier/storage'
import { expect, test } from 'vitest'
import { createDecoding } from '../../../platform/decoding.ts'
import { describeStores, imageRow, keysOf, type Store } from '../../../testing/store.ts'
import { createThumbnails } from '../files/thumbnails.ts'
import { thumbnailKey } from '../names.ts'
import { ObjectSwept } from './loose-objects.ts'
import { decode, judge } from './picture.ts'
import { createLikenessesRepository } from '../alike/likenesses.repository.ts'
import { createStorePicture } from './store-picture.ts'

const rowsOf = (store: Store) => store.db.orm.select().from(store.db.tables.generatedImages)
const notesOf = (store: Store) => store.images.looseBefore(new Date('2100-01-01'), 10)
const SOUND: Uint8Array = Uint8Array.from(makePng())

interface Place {
  readonly db?: Database
  readonly storage?: Storage
}

/** Stores pictures as imports do, and the thumbnail of each before it returns. */
function openIntake(store: Store, { db = store.db, storage = store.storage }: Place = {}) {
  const errors: unknown[] = []
  const decoding = createDecoding()
  const thumbnails = createThumbnails({
    storage,
    decoding,
    exists: store.images.exists,
    onError: error => void errors.push(error),
  })
  const storePicture = createStorePicture({
    db,
    storage,
    loose: store.looseOf(storage),
    thumbnails,
    likenesses: createLikenessesRepository(db),
    find: store.images.find,
  })
  const write = (tx: Parameters<Store['service']['add']>[0], file: Parameters<Parameters<typeof storePicture>[1]>[1]) =>
    store.service.add(tx, imageRow(file))
  return {
    errors,
    async store(id: string, { bytes = SOUND, adding = write } = {}) {
      const picture = decode(judge(bytes, 2 ** 24), decoding)
      const row = await storePicture({ id, createdAt: store.clock.now(), picture, prompt: 'a fox' }, adding)
      await thumbnails.settle()
      return row
    },
  }
}

describeStores('a picture that is stored', open => {
  test('has its file, its row and its thumbnail, and no note is left', async () => {
    const store = await open()
    const row = await openIntake(store).store('one')
    expect(row).toMatchObject({ id: 'one', width: 48, height: 32, sizeBytes: SOUND.length })
    expect(await store.storage.get(row.storageKey)).toEqual(SOUND)
    expect(await keysOf(store.storage)).toEqual([row.storageKey, thumbnailKey('one', row.createdAt)])
    expect(await notesOf(store)).toEqual([])
  })

  test('leaves nothing where its pixels are broken or its row cannot be written', async () => {
    const store = await open()
    const intake = openIntake(store)
    await expect(intake.store('one', { bytes: makePngWithoutPixels() })).rejects.toMatchObject({ reason: 'damaged' })
    const refuse = () => {
      throw new Error('no')
    }
    await expect(intake.store('one', { adding: refuse })).rejects.toThrow('no')
    expect(await keysOf(store.storage)).toEqual([])
    expect(await rowsOf(store)).toEqual([])
    expect(await notesOf(store)).toEqual([])
  })

  test('leaves neither row nor note where its file cannot be put', async () => {
    const store = await open()
    const put = async () => {
      throw new StorageFull('full')
    }
    await expect(openIntake(store, { storage: { ...store.storage, put } }).store('one')).rejects.toThrow(StorageFull)
    expect(await rowsOf(store)).toEqual([])
    expect(await notesOf(store)).toEqual([])
  })

  test('leaves no file where its row turns out to be that of another', async () => {
    const store = await open()
    const intake = openIntake(store)
    const first = await intake.store('one')
    const row = await intake.store('two', {
      *adding(tx) {
        return yield* store.service.readOne(tx, first.id)
      },
    })
    expect(row.id).toBe('one')
    expect(await keysOf(store.storage)).toEqual([first.storageKey, thumbnailKey('one', first.createdAt)])
    expect(await notesOf(store)).toEqual([])
  })

  test('is there once, and told of once, where the answer to its commit was lost', async () => {
    const store = await open()
    const db = deafTo(store.db, Object.assign(new Error('the line was cut'), { code: 'ECONNRESET' }))
    const row = await openIntake(store, { db }).store('one')
    expect(row.id).toBe('one')
    expect(await rowsOf(store)).toHaveLength(1)
    expect((await store.eventsSince(0)).map(({ event }) => event.type)).toEqual(['image.created'])
    expect(await notesOf(store)).toEqual([])
  })

  test('stays where its commit was made and whoever waited for it got an error', async () => {
    const store = await open()
    const db = deafTo(store.db, new Error('nobody answered'))
    await expect(openIntake(store, { db }).store('one')).rejects.toThrow('nobody answered')
    const [row] = await rowsOf(store)
    expect(await keysOf(store.storage)).toEqual([row?.storageKey])
  })

  test('is put again where its file was taken for left behind while it stood still', async () => {
    const store = await open()
    const sweep = () => store.loose.sweep(new Date(store.clock.now().getTime() + 1))
    let stopped = 0
    const storage: Storage = {
      ...store.storage,
      async put(key, bytes) {
        // Once in front of it, and once behind: the file is gone, or lies there without a note.
        if (key.startsWith('images/') && stopped === 0) await sweep()
        await store.storage.put(key, bytes)
        if (key.startsWith('images/') && stopped === 1) await sweep()
        stopped += 1
      },
    }
    const row = await openIntake(store, { storage }).store('one')
    expect(await store.storage.get(row.storageKey)).toEqual(SOUND)
    expect(await keysOf(store.storage)).toEqual([row.storageKey, thumbnailKey('one', row.createdAt)])
    expect(await notesOf(store)).toEqual([])
    expect(await rowsOf(store)).toHaveLength(1)
  })

  test('gets no row while the sweep is removing its file', async () => {
    const store = await open()
    await store.loose.note('images/slow')
    const removing = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const slow: Storage = {
      ...store.storage,
      async remove(key) {
        removing.resolve()
        await goOn.promise
        await store.storage.remove(key)
      },
    }
    const sweep = store.looseOf(slow).sweep(new Date(store.clock.now().getTime() + 1))
    await removing.promise
    const own = store.db.atomic(function* (tx) {
      yield* store.loose.own(tx, 'images/slow')
      return yield* store.images.readMany(tx, ['one'])
    })
    await expect(own).rejects.toThrow(ObjectSwept)
    goOn.resolve()
    expect(await sweep).toBe(1)
    expect(await notesOf(store)).toEqual([])
  })

  test('gives its thumbnail up where it was deleted for good meanwhile', async () => {
    const store = await open()
    const storage: Storage = {
      ...store.storage,
      async put(key, bytes) {
        if (key.startsWith('thumbnails/')) await store.service.remove('one')
        await store.storage.put(key, bytes)
      },
    }
    const { errors, store: storeOne } = openIntake(store, { storage })
    await storeOne('one')
    expect(await keysOf(store.storage)).toEqual([])
    expect(errors).toEqual([])
  })

  test('is stored with many at once, whose notes share a write', async () => {
    const store = await open()
    const intake = openIntake(store)
    const ids = Array.from({ length: 20 }, (_, n) => `image-${n}`)
    await Promise.all(ids.map(id => intake.store(id)))
    expect((await rowsOf(store)).map(row => row.id).toSorted()).toEqual(ids.toSorted())
    expect(await keysOf(store.storage)).toHaveLength(40)
    expect(await notesOf(store)).toEqual([])
  })
})

/** A database whose first commit is made, while its answer is an error. */
function deafTo(db: Database, error: Error): Database {
  let isFirst = true
  return {
    ...db,
    async atomic(work) {
      const result = await db.atomic(work)
      if (!isFirst) return result
      isFirst = false
      throw error
    },
  }
}
