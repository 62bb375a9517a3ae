import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'
import { fakeServer, json } from '../../testing/fake-server.ts'
import { inScope } from '../../testing/in-scope.ts'
import { sampleId, sampleImage } from '../../testing/samples.ts'
import { useImage } from './use-image.ts'

beforeEach(() => setActivePinia(createPinia()))

function look(k: number) {
  const looked = inScope(() => useImage(() => sampleId(k)))
  return looked
}

test('a picture that the store has is not asked for', async () => {
  const requests = fakeServer(() => json(sampleImage(1)))
  useImages().apply({ type: 'image.created', at: '2026-11-22T12:00:00.000Z', image: sampleImage(1) })
  expect(look(1).image.value?.id).toBe(sampleId(1))
  expect(requests).toEqual([])
})

test('a picture that never was is missing', async () => {
  fakeServer(() => json({ status: 404, code: 'image.not_found', detail: 'There is no image with this id.' }, 404))
  const { isMissing } = look(1)
  await vi.waitFor(() => expect(isMissing.value).toBe(true))
})

test('a picture that is removed while one looks at it is missing from then on', async () => {
  fakeServer(() => json(sampleImage(1)))
  const { image, isMissing } = look(1)
  await vi.waitFor(() => expect(image.value?.id).toBe(sampleId(1)))
  await nextTick()
  expect(isMissing.value).toBe(false)
  useImages().apply({ type: 'image.removed', at: '2026-11-22T12:00:00.000Z', id: sampleId(1) })
  expect(isMissing.value).toBe(true)
})

test('what could not be read is read when the server is back', async () => {
  fakeServer(() => {
    throw new TypeError('fetch failed')
  })
  const { image, error, isMissing } = look(1)
  await vi.waitFor(() => expect(error.value).toMatchObject({ name: 'NetworkError' }))
  expect(isMissing.value).toBe(false)
  fakeServer(() => json(sampleImage(1)))
  useConnection().state = 'live'
  await vi.waitFor(() => expect(image.value?.id).toBe(sampleId(1)))
  expect(error.value).toBeUndefined()
})

test('what was changed or deleted while the server was away is known when it is back', async () => {
  const lose = async () => {
    useConnection().state = 'lost'
    await nextTick()
    useConnection().state = 'live'
  }
  useConnection().state = 'live'
  fakeServer(() => json(sampleImage(1)))
  const { image, isMissing } = look(1)
  await vi.waitFor(() => expect(image.value?.title).toBeNull())
  fakeServer(() => json(sampleImage(1, { title: 'Named elsewhere' })))
  await lose()
  await vi.waitFor(() => expect(image.value?.title).toBe('Named elsewhere'))
  fakeServer(() => json({ status: 404, code: 'image.not_found', detail: 'There is no image with this id.' }, 404))
  await lose()
  await vi.waitFor(() => expect(isMissing.value).toBe(true))
})
