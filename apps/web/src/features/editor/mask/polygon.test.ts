import { expect, test } from 'vitest'
import { createPlane } from './plane.ts'
import { fillPolygon, fillRectangle, rectangleOf } from './polygon.ts'

const size = { width: 60, height: 60 }
const square = [
  { x: 10, y: 10 },
  { x: 40, y: 10 },
  { x: 40, y: 40 },
  { x: 10, y: 40 },
]

test('an outline is filled to its edges, whichever way around it was drawn', () => {
  for (const points of [square, square.toReversed()]) {
    const plane = createPlane(size)
    expect(fillPolygon(plane, points, 'add')).toBe(900 * 255)
    expect(plane.data[10 * 60 + 10]).toBe(255)
    expect(plane.data[9 * 60 + 10]).toBe(0)
  }
})

test('a slanted edge is smooth', () => {
  const plane = createPlane(size)
  const gain = fillPolygon(
    plane,
    [
      { x: 0, y: 0 },
      { x: 60, y: 0 },
      { x: 0, y: 60 },
    ],
    'add',
  )
  expect(gain / 255 / 1800).toBeCloseTo(1, 2)
  expect(plane.data.some(value => value > 0 && value < 255)).toBe(true)
})

test('what a line encloses twice is inside', () => {
  const plane = createPlane(size)
  expect(fillPolygon(plane, [...square, ...square], 'add')).toBe(900 * 255)
})

test('an area can be cut out of a mask', () => {
  const plane = createPlane(size)
  plane.data.fill(255)
  expect(fillPolygon(plane, square, 'remove')).toBe(-900 * 255)
  expect(plane.data[20 * 60 + 20]).toBe(0)
})

test('a rectangle has whole pixels, and ends with the picture', () => {
  const plane = createPlane(size)
  const rect = rectangleOf({ x: 70, y: 49.6 }, { x: 50.4, y: 55.2 }, plane)
  expect(rect).toEqual({ x: 50, y: 50, width: 10, height: 5 })
  expect(fillRectangle(plane, rect, 'add')).toBe(50 * 255)
  expect(fillRectangle(plane, rect, 'add')).toBe(0)
})
