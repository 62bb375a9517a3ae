import { expect, test } from 'vitest'
import { intersect, NOTHING, rectBetween, roundOut, union } from './geometry.ts'

test('two rectangles have in common what both have, or nothing', () => {
  const one = { x: 0, y: 0, width: 10, height: 10 }
  expect(intersect(one, { x: 6, y: 8, width: 10, height: 10 })).toEqual({ x: 6, y: 8, width: 4, height: 2 })
  expect(intersect(one, { x: 10, y: 0, width: 5, height: 5 })).toEqual(NOTHING)
})

test('nothing adds nothing to a rectangle', () => {
  const one = { x: 3, y: 4, width: 1, height: 1 }
  expect(union(NOTHING, one)).toEqual(one)
  expect(union(one, { x: 9, y: 4, width: 1, height: 2 })).toEqual({ x: 3, y: 4, width: 7, height: 2 })
})

test('whole pixels are all that a rectangle touches, whichever corner one began at', () => {
  expect(roundOut(rectBetween({ x: 4.2, y: 3.9 }, { x: 1.5, y: 1 }))).toEqual({ x: 1, y: 1, width: 4, height: 3 })
})
