import type { Database } from '@atelier/db'
import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { createDecoding } from '../../../platform/decoding.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { createScriptedProvider } from '../../../testing/workshop.ts'
import { createThumbnails } from '../../images/files/thumbnails.ts'
import { createLikenessesRepository } from '../../images/alike/likenesses.repository.ts'
import { createImageIntake } from '../../images/intake/images.intake.ts'
import { createImageMaker } from './image-maker.ts'

/** The database, and how many statements each of its writes was. */
function counting(db: Database) {
  const writes: number[] = []
  const counted: Database = {
    ...db,
    atomic: work =>
      db.atomic(function* (tx) {
        const statements = work(tx)
        let count = 0
        let step = statements.next()
        for (; !step.done; count += 1) step = statements.next(yield step.value)
        writes.push(count)
        return step.value
      }),
  }
  return { db: counted, writes }
}

async function makeOne(store: Store, count: number): Promise<readonly number[]> {
  const { db, writes } = counting(store.db)
  const { provider } = createScriptedProvider(async () => ({ bytes: makePng() }))
  const decoding = createDecoding()
  const { storage } = store
  const thumbnails = createThumbnails({ storage, decoding, exists: store.images.exists, onError: () => {} })
  const make = createImageMaker({
    newImagesAreShared: () => false,
    images: store.service,
    intake: createImageIntake({
      db,
      storage,
      loose: store.loose,
      thumbnails,
      likenesses: createLikenessesRepository(db),
      decoding,
      find: store.images.find,
      maxImageBytes: 2 ** 24,
    }),
    inputs: store.inputs,
    decoding,
    lifecycle: store.lifecycle,
    events: store.events,
    charges: store.charges,
    ids: store.ids,
    clock: store.clock,
  })
  await store.add({ parameters: { width: 64, height: 64, steps: null, guidance: null, seed: 7, count } })
  const generation = await store.lifecycle.claim('lease', { provider: 'sketch' })
  if (!generation) throw new Error('nothing to claim')
  const signal = new AbortController().signal
  await make({ generation, lease: 'lease', ordinal: 0, provider, signal, onProgress: () => {} })
  await thumbnails.settle()
  return writes
}

describeStores('the write of an image, which every other write waits for', open => {
  test('is five statements where it is the only one, and six among others', async () => {
    const store = await open()
    expect(await makeOne(store, 1)).toEqual([5])
    expect(await makeOne(store, 4)).toEqual([6])
    const told = (await store.eventsSince(0)).map(({ event }) => event.type)
    expect(told.filter(type => type !== 'generation.queued' && type !== 'generation.started')).toEqual([
      'image.created',
      'generation.succeeded',
      'image.created',
      'generation.progress',
    ])
  })
})
