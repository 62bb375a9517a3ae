import type { Image, ImagesFilter } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'
import { fakeServer, json } from '../../testing/fake-server.ts'
import { inScope } from '../../testing/in-scope.ts'
import { sampleId, sampleImage } from '../../testing/samples.ts'
import { useNeighbours } from './use-neighbours.ts'

beforeEach(() => setActivePinia(createPinia()))

/** A server that has these images, newest last. */
const gallery = (images: () => readonly Image[]) =>
  fakeServer(({ path, query }) => {
    const own = images().filter(
      ({ trashedAt, favorite }) => trashedAt === null && (query.get('favorite') === null || favorite),
    )
    const at = path.split('/').at(-2) ?? ''
    return json({ newer: own.find(({ id }) => id > at) ?? null, older: own.findLast(({ id }) => id < at) ?? null })
  })

async function neighboursOf(k: number, filter: ImagesFilter = {}) {
  const id = shallowRef(sampleId(k))
  const neighbours = inScope(() =>
    useNeighbours(
      () => id.value,
      () => filter,
    ),
  )
  await neighbours.settled()
  return { id, neighbours }
}

const idsOf = ({ newer, older }: ReturnType<typeof useNeighbours>) => [newer.value?.id, older.value?.id]

/** Watchers run, and what they asked for is answered. */
async function follow({ settled }: ReturnType<typeof useNeighbours>) {
  await nextTick()
  await settled()
}

test('they are those of the filter, and follow the picture', async () => {
  gallery(() => [1, 2, 3, 4].map(k => sampleImage(k, { favorite: k !== 2 })))
  const { id, neighbours } = await neighboursOf(3, { favorite: true })
  expect(idsOf(neighbours)).toEqual([sampleId(4), sampleId(1)])
  id.value = sampleId(4)
  await follow(neighbours)
  expect(idsOf(neighbours)).toEqual([undefined, sampleId(3)])
  expect(neighbours.isKnown.value).toBe(true)
})

test('one that is trashed makes way for the next one', async () => {
  let images = [1, 2, 3].map(k => sampleImage(k))
  gallery(() => images)
  const { neighbours } = await neighboursOf(3)
  const trashed = sampleImage(2, { trashedAt: '2026-11-22T13:00:00.000Z' })
  images = [sampleImage(1), trashed, sampleImage(3)]
  useImages().apply({ type: 'image.trashed', at: '2026-11-22T13:00:00.000Z', image: trashed })
  await follow(neighbours)
  expect(idsOf(neighbours)).toEqual([undefined, sampleId(1)])
})

test('a picture that was just made comes before the newest one', async () => {
  let images = [1, 2].map(k => sampleImage(k))
  gallery(() => images)
  const { neighbours } = await neighboursOf(2)
  expect(neighbours.newer.value).toBeUndefined()
  images = [1, 2, 3].map(k => sampleImage(k))
  useImages().apply({ type: 'image.created', at: '2026-11-22T13:00:00.000Z', image: sampleImage(3) })
  await follow(neighbours)
  expect(idsOf(neighbours)).toEqual([sampleId(3), sampleId(1)])
})

test('while the server is away they are not known, and they are asked for when it is back', async () => {
  fakeServer(() => {
    throw new TypeError('fetch failed')
  })
  const { neighbours } = await neighboursOf(2)
  expect(neighbours.isKnown.value).toBe(false)
  gallery(() => [1, 2, 3].map(k => sampleImage(k)))
  useConnection().state = 'live'
  await follow(neighbours)
  expect(idsOf(neighbours)).toEqual([sampleId(3), sampleId(1)])
})
