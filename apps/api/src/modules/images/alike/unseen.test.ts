import { inspect } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { createDecoding } from '../../../platform/decoding.ts'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { thumbnailKey } from '../names.ts'
import { createLikenessesRepository } from './likenesses.repository.ts'
import { createLook } from './look.ts'
import { createUnseen } from './unseen.ts'

/** As an earlier version left it: with its files, and nobody has looked at it yet. */
async function addUnseen(store: Store, files: { thumbnail?: Uint8Array; original?: Uint8Array }) {
  const row = await store.addImage({ storageKey: `images/${store.ids.next()}.png`, width: 48, height: 32 })
  if (files.thumbnail) await store.storage.put(thumbnailKey(row.id, row.createdAt), files.thumbnail)
  if (files.original) await store.storage.put(row.storageKey, files.original)
  await store.db.orm.insert(store.db.tables.unseenImages).values({ imagePosition: row.position })
  return row
}

function openUnseen(store: Store, get: Store['storage']['get'] = store.storage.get) {
  const repository = createLikenessesRepository(store.db)
  const look = createLook({ storage: { get }, decoding: createDecoding() })
  const seeAll = createUnseen({ db: store.db, repository, look })
  return { repository, seeAll, signal: new AbortController().signal }
}

const SOUND = makePng({ seed: 5 })

describeStores('pictures that nobody has looked at', open => {
  test('are looked at by their thumbnails, or by themselves, and one without either is left out for good', async () => {
    const store = await open()
    const { likeness, thumbnail } = await inspect(SOUND)
    const rows = [
      await addUnseen(store, { thumbnail: await thumbnail() }),
      await addUnseen(store, { original: SOUND }),
      await addUnseen(store, { thumbnail: Buffer.from('no picture'), original: SOUND }),
      await addUnseen(store, {}),
    ]
    const { repository, seeAll, signal } = openUnseen(store)
    expect(await repository.unseenCount({})).toBe(4)
    await seeAll(signal)
    expect(await repository.unseenCount({})).toBe(0)
    const found = await Promise.all(rows.map(({ position }) => repository.find(position)))
    expect(found.slice(1)).toEqual([likeness, likeness, undefined])
    expect(found[0]).toBeDefined()
  })

  test('that cannot be read for now are left for the next time, and hold up no others', async () => {
    const store = await open()
    const failing = await addUnseen(store, { original: SOUND })
    const sound = await addUnseen(store, { original: SOUND })
    const { repository, seeAll, signal } = openUnseen(store, async key => {
      if (key === failing.storageKey) throw new Error('the disk does not answer')
      return store.storage.get(key)
    })
    await expect(seeAll(signal)).rejects.toThrow('1 pictures could not be looked at')
    expect(await repository.find(sound.position)).toBeDefined()
    expect(await repository.unseenCount({})).toBe(1)
    await openUnseen(store).seeAll(signal)
    expect(await repository.unseenCount({})).toBe(0)
  })

  test('are left where they are when the studio is being stopped', async () => {
    const store = await open()
    await addUnseen(store, { original: SOUND })
    const { repository, seeAll } = openUnseen(store)
    await seeAll(AbortSignal.abort())
    expect(await repository.unseenCount({})).toBe(1)
  })

  test('that are deleted meanwhile leave nothing behind, and what was seen twice is there once', async () => {
    const store = await open()
    const [gone, stays] = [await addUnseen(store, {}), await addUnseen(store, {})]
    await store.service.remove(gone.id)
    const { repository } = openUnseen(store)
    const seen = [gone, stays].map(({ position }) => ({ position, likeness: { high: -1, low: 2 ** 31 - 1 } }))
    for (let times = 0; times < 2; times += 1) await store.db.atomic(tx => repository.addSeen(tx, seen))
    expect(await repository.after(0, 10)).toMatchObject([
      { sequence: 1, ownerId: STUDIO_USER.id, high: -1, low: 2 ** 31 - 1 },
    ])
  })
})
