import { MAX_SEED } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleImage } from '../../testing/samples.ts'
import { gridOf, slotsOf } from './picture-grid.ts'

test('a picture has its place from the beginning, whichever is done first', () => {
  const third = sampleImage(1, { seed: 1 })
  expect(slotsOf([third], { seed: MAX_SEED, count: 4 }, false)).toEqual([undefined, undefined, third, undefined])
})

test('when it is over nothing is left open', () => {
  const only = sampleImage(1, { seed: 12 })
  expect(slotsOf([only], { seed: 10, count: 4 }, true)).toEqual([only])
})

test.each([[1, 1, 1, 1], [4, 1, 2, 2], [4, 0.5, 4, 1], [3, 1, 3, 1], [5, 1.5, 3, 2], [8, 1, 4, 2], [0, 1, 0, 0]])('%i pictures of ratio %f stand in %i columns and %i rows', (total, ratio, columns, rows) => {
  expect(gridOf(total, ratio)).toEqual({ columns, rows })
})
