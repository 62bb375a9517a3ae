import { MAX_SEED } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleGeneration, sampleImage } from '../../../testing/samples.ts'
import { placesOf, slotsOf } from './places.ts'

test('a picture has its place from the beginning, whichever is done first', () => {
  const third = sampleImage(1, { seed: 1 })
  expect(slotsOf([third], { seed: MAX_SEED, count: 4 })).toEqual([undefined, undefined, third, undefined])
})

test('what is over has no places for what never came, and none for what is in the trash', () => {
  const [kept, trashed] = [sampleImage(1, { seed: 2 }), sampleImage(2, { trashedAt: '2026-11-22T12:00:00.000Z' })]
  const { parameters } = sampleGeneration(1)
  const places = (status: 'running' | 'failed') =>
    placesOf({ status, parameters: { ...parameters, count: 3 }, imageIds: [kept.id, trashed.id] }, id =>
      [kept, trashed].find(image => image.id === id),
    )
  expect(places('running')).toEqual([undefined, kept, undefined])
  expect(places('failed')).toEqual([kept])
})
