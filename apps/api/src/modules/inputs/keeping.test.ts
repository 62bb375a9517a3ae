import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../platform/actor.ts'
import { describeStores, keysOf, type Store } from '../../testing/store.ts'
import { createInputsModule } from './module.ts'

const HOUR_MS = 60 * 60 * 1000
const SIGNAL = new AbortController().signal
const PNG = Uint8Array.from(Buffer.from('a picture'))

const FACTS = { mimeType: 'image/png', width: 8, height: 8, sizeBytes: 9, sha256: 'c'.repeat(64) } as const

function openModule(store: Store) {
  const module = createInputsModule({
    db: store.db,
    storage: store.storage,
    loose: store.loose,
    imports: { take: async () => Promise.reject(new Error('nothing is sent here')) } as never, // only what goes is looked at
    images: store.acted,
    files: { open: async () => Promise.reject(new Error('nothing is read here')) } as never, // the same
    reserve: { use: work => work() },
    clock: store.clock,
    ids: store.ids,
  })
  const upkeep = () => module.upkeep.round({ signal: SIGNAL, isFirst: false })
  return { inputs: module.inputs, upkeep }
}

async function addUpload({ db, storage, clock, ids }: Store): Promise<string> {
  const id = ids.next()
  const storageKey = `inputs/2026/03/${id}.png`
  await storage.put(storageKey, [PNG])
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + 24 * HOUR_MS)
  const row = { id, ownerId: STUDIO_USER.id, imageId: null, storageKey, ...FACTS, createdAt, expiresAt }
  await db.orm.insert(db.tables.inputs).values(row)
  return id
}

describeStores('a picture that something begins with', open => {
  const begin = async (store: Store, inputs: ReturnType<typeof openModule>['inputs'], ref: object) => {
    const generation = await store.add({})
    const found = await inputs.find(STUDIO_USER, { image: ref as never }) // one of the two, as the contract says
    await store.db.atomic(function* (tx) {
      const held = yield* inputs.hold(tx, found)
      yield* inputs.use(tx, held, [{ generationId: generation.id }])
    })
    return generation
  }
  const count = ({ db }: Store) => db.orm.$count(db.tables.inputs)

  test('goes a day after it was sent, with its file, unless it was used', async () => {
    const store = await open()
    const { inputs, upkeep } = openModule(store)
    await upkeep()
    const [unused, used] = [await addUpload(store), await addUpload(store)]
    const generation = await begin(store, inputs, { uploadId: used })
    store.clock.advance(23 * HOUR_MS)
    await upkeep()
    expect(await count(store)).toBe(2)
    store.clock.advance(2 * HOUR_MS)
    await upkeep()
    expect(await inputs.read(unused)).toBeUndefined()
    expect(await inputs.read(used)).toEqual(PNG)
    expect(await keysOf(store.storage)).toEqual([`inputs/2026/03/${used}.png`])

    // With the last that used it.
    await store.db.orm.delete(store.db.tables.generations)
    store.clock.advance(HOUR_MS)
    await upkeep()
    expect(generation.id).not.toBe('')
    expect(await keysOf(store.storage)).toEqual([])
  })

  test('is an image, whose file it takes over when that is deleted for good, and which is not copied', async () => {
    const store = await open()
    const { inputs, upkeep } = openModule(store)
    await upkeep()
    const image = await store.addImage({})
    await store.storage.put(image.storageKey, [PNG])
    await begin(store, inputs, { imageId: image.id })
    await begin(store, inputs, { imageId: image.id })
    expect(await count(store)).toBe(1)
    expect(await keysOf(store.storage)).toEqual([image.storageKey])
    await store.service.remove(image.id)
    const [row] = await store.db.orm.select().from(store.db.tables.inputs)
    expect(row).toMatchObject({ imageId: image.id, storageKey: image.storageKey })
    expect(await inputs.read(row?.id ?? '')).toEqual(PNG)
    await store.db.orm.delete(store.db.tables.generations)
    store.clock.advance(HOUR_MS)
    await upkeep()
    expect(await keysOf(store.storage)).toEqual([])
  })

  test('and that nothing uses any more goes with its image', async () => {
    const store = await open()
    const { inputs } = openModule(store)
    const image = await store.addImage({})
    await store.storage.put(image.storageKey, [PNG])
    await begin(store, inputs, { imageId: image.id })
    await store.db.orm.delete(store.db.tables.generations)
    await store.service.remove(image.id)
    expect(await count(store)).toBe(0)
    expect(await keysOf(store.storage)).toEqual([])
  })

  test('counts for what a person has', async () => {
    const store = await open({
      *limitsOf() {
        yield* []
        return { imagesADay: null, imagesAtATime: null, bytes: 5, budget: null }
      },
    })
    await addUpload(store)
    await expect(store.add({})).rejects.toMatchObject({ code: 'quota.exceeded' })
  })
})
