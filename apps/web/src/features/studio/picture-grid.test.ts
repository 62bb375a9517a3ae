import { MAX_SEED } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleImage } from '../../testing/samples.ts'
import { gridOf, slotsOf } from './picture-grid.ts'

test('a picture has its place from the beginning, whichever is done first', () => {
  const third = sampleImage(1, { seed: 1 })
  expect(slotsOf([third], { seed: MAX_SEED, count: 4 })).toEqual([undefined, undefined, third, undefined])
})

test.each([
  [1, 1, 1, 1],
  [2, 1, 2, 1],
  [2, 1.75, 1, 2],
  [3, 1.75, 2, 2],
  [4, 1, 2, 2],
  [4, 0.57, 4, 1],
  [6, 1, 3, 2],
  [0, 1, 0, 0],
])('%i pictures of ratio %f stand in %i columns and %i rows', (total, ratio, columns, rows) => {
  expect(gridOf(total, ratio)).toEqual({ columns, rows })
})
