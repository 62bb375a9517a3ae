import { expect, test } from 'vitest'
import { sampleImage } from '../../../testing/samples.ts'
import { differenceOf, differencesAmong } from './difference.ts'

const image = sampleImage(1, { prompt: 'a boat', model: 'owner/one', seed: 1 })

test.each([
  [{ title: 'Other', prompt: 'a boat' }, 'a boat, at night', { prompt: 'a boat, at night' }],
  [{}, 'owner/two', { model: 'owner/two' }],
  [{}, 'Seed 2', { seed: 2 }],
  [{ steps: 4 }, '8 steps', { steps: 8 }],
  [{ guidance: 3 }, 'Guidance 5', { guidance: 5 }],
  [{}, '1024 × 1024', {}],
])('beside one that has %o it is told by "%s"', (beside, told, changes) => {
  expect(differenceOf({ ...image, ...changes }, { ...image, ...beside })).toBe(told)
})

test('one that came without a prompt has a name, too', () => {
  expect(differenceOf({ ...image, prompt: '' }, image)).toBe('Untitled')
})

test('a title of its own says most', () => {
  expect(differenceOf({ ...image, title: 'Harbour' }, { ...image, seed: 2 })).toBe('Harbour')
})

test('of several, each says all in which they differ', () => {
  const others = [
    { ...image, seed: 2 },
    { ...image, seed: 3, model: 'owner/two' },
  ]
  expect(differencesAmong([image, ...others])).toEqual([
    'owner/one · Seed 1',
    'owner/one · Seed 2',
    'owner/two · Seed 3',
  ])
  expect(differencesAmong([image, image])).toEqual(['1024 × 1024', '1024 × 1024'])
})
