import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'

test('a place that was given back is borrowed again, and one that was not is left alone', () => {
  const { borrow, giveBack } = createPlaces({ sizeBytes: 100, max: 4 })
  const first = borrow(60)
  expect(borrow(60)).not.toBe(first)
  giveBack(first)
  expect([borrow(100) === first, first.byteLength]).toEqual([true, 100])
})

test('what is larger than a place gets its own, which is not used again', () => {
  const { borrow, giveBack } = createPlaces({ sizeBytes: 100, max: 4 })
  const large = borrow(101)
  giveBack(large)
  expect(borrow(101)).not.toBe(large)
  expect(borrow(50).byteLength).toBe(100)
})

test('no more places lie idle than are allowed', () => {
  const { borrow, giveBack } = createPlaces({ sizeBytes: 10, max: 1 })
  const all = [borrow(1), borrow(1)]
  for (const place of all) giveBack(place)
  expect([borrow(1), borrow(1)].filter(place => all.includes(place))).toHaveLength(1)
})
