import type { Image, ImagesFilter } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useImages } from '../../../stores/images.ts'
import { fakeServer, json } from '../../../testing/fake-server.ts'
import { inScope } from '../../../testing/in-scope.ts'
import { sampleGeneration, sampleId, sampleImage } from '../../../testing/samples.ts'
import { useStrip } from './use-strip.ts'

beforeEach(() => setActivePinia(createPinia()))

const AT = '2026-11-22T12:00:00.000Z'

/** The strip below one of `here`, in a studio with these pictures around it. */
function lookAt(first: Image, around: { newer?: Image[]; older?: Image[]; siblings?: Image[] } = {}) {
  const { newer = [], older = [], siblings = [] } = around
  const requests = fakeServer(({ path }) =>
    path.includes('/generations/') ? json(sampleGeneration(90, { images: siblings })) : json({ newer, older }),
  )
  useImages().apply({ type: 'image.created', at: AT, image: first })
  const image = shallowRef(first)
  const filter: ImagesFilter = {}
  const strip = inScope(() =>
    useStrip(
      () => image.value,
      () => filter,
    ),
  )
  const ids = () => strip.pictures.value.map(({ id }) => id)
  return { image, strip, ids, requests }
}

test('those that were made together stand in the row, and nothing else is asked for', async () => {
  const siblings = [1, 2, 3].map(k => sampleImage(k, { generationId: sampleId(90) }))
  const { ids, strip, requests } = lookAt(siblings[1] ?? sampleImage(2), { siblings })
  await vi.waitFor(() => expect(ids()).toEqual([1, 2, 3].map(sampleId)))
  expect([strip.row.value.kind, requests.length]).toEqual(['siblings', 1])
  useImages().apply({ type: 'image.trashed', at: AT, image: sampleImage(3, { trashedAt: AT }) })
  await nextTick()
  expect(ids()).toEqual([1, 2].map(sampleId))
})

test('one that was made alone has its neighbours, the newest first', async () => {
  const { ids, strip } = lookAt(sampleImage(5), {
    newer: [sampleImage(6), sampleImage(7)],
    older: [sampleImage(4), sampleImage(3)],
  })
  expect(ids()).toEqual([sampleId(5)])
  await vi.waitFor(() => expect(ids()).toEqual([7, 6, 5, 4, 3].map(sampleId)))
  expect(strip.row.value.kind).toBe('nearby')
})

test('the row stays as it is while one steps inside of it, and goes on near its end', async () => {
  const all = Array.from({ length: 13 }, (_, k) => sampleImage(k + 1))
  const { image, ids, requests } = lookAt(sampleImage(7), {
    newer: all.slice(7),
    older: all.slice(0, 6).toReversed(),
  })
  await vi.waitFor(() => expect(ids()).toHaveLength(13))
  image.value = sampleImage(6)
  await nextTick()
  expect(requests).toHaveLength(1)
  image.value = sampleImage(2)
  await nextTick()
  expect(requests).toHaveLength(2)
})
