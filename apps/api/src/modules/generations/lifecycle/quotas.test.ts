import { run, type Orm, type Work } from '@atelier/db'
import { expect, test } from 'vitest'
import type { Limits } from '../../../platform/limits.ts'
import { describeStores, type Store } from '../../../testing/store.ts'

const HOUR_MS = 60 * 60 * 1000
const NONE: Limits = { imagesADay: null, imagesAtATime: null, bytes: null, budget: null }
const parameters = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 7, count })

/** Limits of one person or key; of the others there are none. */
function limited(limits: Partial<Limits>, whose = 'ana') {
  let opened: Store | undefined
  return {
    knows: (store: Store): Store => (opened = store),
    *limitsOf(tx: Orm, id: string): Work<Limits> {
      // As its row is read.
      if (opened) yield* run(tx.select().from(opened.db.tables.settings).limit(1))
      return id === whose ? { ...NONE, ...limits } : NONE
    },
  }
}

const askFor = (store: Store, count: number, ownerId = 'ana', keyId: string | null = null) =>
  store.add({ ownerId, keyId, parameters: parameters(count) })

describeStores('a key’s share', open => {
  /** Limits of one key; its owner and other keys have none. */
  async function opened(limits: Partial<Limits>) {
    const key = limited(limits, 'script')
    return key.knows(await open({ limitsOfKey: key.limitsOf }))
  }

  test('of a day is its own: neither its owner nor another key has less', async () => {
    const store = await opened({ imagesADay: 5 })
    await askFor(store, 5, 'ana', 'script')
    await expect(askFor(store, 1, 'ana', 'script')).rejects.toMatchObject({
      code: 'quota.exceeded',
      message: 'This key has used up its 5 images for a day.',
      retryAfterMs: 24 * HOUR_MS,
    })
    await askFor(store, 9)
    await askFor(store, 9, 'ana', 'another')
    store.clock.advance(24 * HOUR_MS)
    await askFor(store, 5, 'ana', 'script')
    await store.lifecycle.removeOldUsage()
    expect(await store.db.orm.select().from(store.db.tables.generationUsage)).toMatchObject([{ images: 5 }])
  })

  test('of the queue is what it asked for itself', async () => {
    const store = await opened({ imagesAtATime: 4 })
    await askFor(store, 9)
    const { id } = await askFor(store, 3, 'ana', 'script')
    await expect(askFor(store, 2, 'ana', 'script')).rejects.toMatchObject({
      message: 'This key can have 4 images waiting at a time. Try again when some are done.',
    })
    await askFor(store, 1, 'ana', 'script')
    await store.lifecycle.cancel(id)
    await askFor(store, 3, 'ana', 'script')
    await expect(store.lifecycle.retry(id)).rejects.toMatchObject({ code: 'quota.exceeded' })
  })
})

describeStores('a person’s share', open => {
  test('of a day comes back as the hours go by, and not by deleting what came of it', async () => {
    const person = limited({ imagesADay: 5 })
    const store = person.knows(await open(person))
    const { id } = await askFor(store, 3)
    store.clock.advance(2 * HOUR_MS)
    await askFor(store, 2)
    await store.db.orm.delete(store.db.tables.generations)
    await expect(askFor(store, 1)).rejects.toMatchObject({
      status: 429,
      code: 'quota.exceeded',
      retryAfterMs: 22 * HOUR_MS,
    })
    await expect(askFor(store, 6)).rejects.toMatchObject({ code: 'quota.exceeded', retryAfterMs: undefined })
    await askFor(store, 8, 'ben')
    store.clock.advance(22 * HOUR_MS)
    await askFor(store, 3)
    await expect(askFor(store, 1)).rejects.toMatchObject({ retryAfterMs: 2 * HOUR_MS })
    expect(id).not.toBe('')
  })

  test('of the queue is free again when something is done', async () => {
    const person = limited({ imagesAtATime: 4 })
    const store = person.knows(await open(person))
    const { id } = await askFor(store, 3)
    await expect(askFor(store, 2)).rejects.toMatchObject({ code: 'quota.exceeded', retryAfterMs: 10_000 })
    await askFor(store, 1)
    await store.lifecycle.cancel(id)
    await askFor(store, 2)
    await expect(store.lifecycle.retry(id)).rejects.toMatchObject({ code: 'quota.exceeded' })
  })

  test('of the disk is free again when something is deleted', async () => {
    const person = limited({ bytes: 150 })
    const store = person.knows(await open(person))
    await askFor(store, 1)
    const images = [
      await store.addImage({ ownerId: 'ana', sizeBytes: 100 }),
      await store.addImage({ ownerId: 'ana', sizeBytes: 100 }),
    ]
    await expect(askFor(store, 1)).rejects.toMatchObject({ status: 429, code: 'quota.exceeded' })
    await store.service.remove(images[0]?.id ?? '')
    await askFor(store, 1)
  })
})
