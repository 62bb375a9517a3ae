import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { describeStores } from '../../../testing/store.ts'
import type { ImageRow } from '../images.presenter.ts'
import { createImageRenditions } from './images.renditions.ts'
import { createRenditionsRepository } from './renditions.repository.ts'

describeStores('another size', open => {
  test('is made of what was read before its turn, so that a slow disk keeps nobody from the lane', async () => {
    const { db, storage, clock } = await open()
    const steps: string[] = []
    const rendition = createImageRenditions({
      db,
      storage,
      clock,
      renditions: createRenditionsRepository(db),
      exists: async () => true,
      sourceMarkOf: () => 'algorithmic',
      maxRenditionBytes: 0,
      onError: () => {},
      hot: async () => undefined,
      once: (_key, _row, make) => make(),
      original: async () => {
        steps.push('read')
        return makePng({})
      },
      decoding: async (_pixels, work) => {
        steps.push('turn')
        return work()
      },
    })
    const row = { id: 'an image', width: 8, height: 8 } as ImageRow
    await rendition(row, 'renditions/a.webp', { kind: 'plain', format: 'webp', width: 160 })
    expect(steps).toEqual(['read', 'turn'])
  })
})
