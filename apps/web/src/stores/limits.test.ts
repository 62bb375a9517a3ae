import { expect, test } from 'vitest'
import { sampleLimits } from '../testing/samples.ts'
import { snap, snapNote, snapSize } from './limits.ts'

test('a value goes to the nearest step inside the limits', () => {
  const limit = { min: 250, max: 1000, default: 512, multipleOf: 64 }
  expect([snap(500, limit), snap(0, limit), snap(5000, limit)]).toEqual([512, 256, 960])
  expect(snap(7.34, { min: 0, max: 20, default: 7, multipleOf: 0.1 })).toBe(7.3)
  expect(snapSize({ width: 1, height: 9999 }, sampleLimits)).toEqual({ width: 256, height: 1536 })
})

test('what was changed about a value is said, and nothing where it fits', () => {
  const limit = { min: 256, max: 1024, default: 512, multipleOf: 64 }
  expect([
    snapNote(512, limit),
    snapNote(500, limit),
    snapNote(5000, limit),
    snapNote(2.5, { min: 1, max: 50, default: 20 }),
  ]).toEqual([
    undefined,
    'Set to 512: this model takes multiples of 64.',
    'Set to 1024: this model takes 256 to 1024.',
    'Set to 3: this model takes whole numbers.',
  ])
})
