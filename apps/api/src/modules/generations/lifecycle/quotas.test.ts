import { run, type Orm, type Work } from '@atelier/db'
import { expect, test } from 'vitest'
import type { Limits } from '../../../platform/limits.ts'
import { describeStores, type Store } from '../../../testing/store.ts'

const HOUR_MS = 60 * 60 * 1000
const NONE: Limits = { imagesADay: null, imagesAtATime: null, bytes: null, budget: null }
const parameters = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 7, count })

/** Limits of one person; of the others there are none. */
function limited(limits: Partial<Limits>) {
  let opened: Store | undefined
  return {
    knows: (store: Store): Store => (opened = store),
    *limitsOf(tx: Orm, ownerId: string): Work<Limits> {
      // As a person's row is read.
      if (opened) yield* run(tx.select().from(opened.db.tables.settings).limit(1))
      return ownerId === 'ana' ? { ...NONE, ...limits } : NONE
    },
  }
}

const askFor = (store: Store, count: number, ownerId = 'ana') => store.add({ ownerId, parameters: parameters(count) })

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
