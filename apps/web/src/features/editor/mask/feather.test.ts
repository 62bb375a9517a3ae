import { expect, test } from 'vitest'
import { wholeOf } from '../geometry.ts'
import { feather } from './feather.ts'
import { createPlane } from './plane.ts'
import { fillRectangle } from './polygon.ts'

const size = { width: 100, height: 60 }
const half = () => {
  const plane = createPlane(size)
  fillRectangle(plane, { x: 50, y: 0, width: 50, height: 60 }, 'add')
  return plane
}
const feathered = (radius: number, from = half()) => {
  const soft = createPlane(size)
  feather(from, soft, wholeOf(size), radius)
  return soft
}
const row = ({ data }: { data: Uint8Array }, y = 30) => [...data.subarray(y * 100, y * 100 + 100)]

test('an edge fades over so many pixels to both sides, and no farther', () => {
  const values = row(feathered(9))
  expect(values.slice(0, 41)).toEqual(Array.from({ length: 41 }, () => 0))
  expect(values.slice(59)).toEqual(Array.from({ length: 41 }, () => 255))
  expect(values).toEqual(values.toSorted((a, b) => a - b))
  expect((values[49] ?? 0) + (values[50] ?? 0)).toBeCloseTo(255, -1)
})

test("the picture's own edge is none of the mask's: it stays as it is there", () => {
  const soft = feathered(20)
  expect([row(soft, 0), row(soft, 59)]).toEqual([row(soft), row(soft)])
  expect(row(soft).at(-1)).toBe(255)
})

test('a part of it, feathered alone, is what it is in the whole', () => {
  const plane = half()
  fillRectangle(plane, { x: 10, y: 10, width: 7, height: 9 }, 'add')
  const whole = feathered(13, plane)
  const part = createPlane(size)
  feather(plane, part, { x: 5, y: 8, width: 50, height: 20 }, 13)
  for (let y = 8; y < 28; y += 1) expect(row(part, y).slice(5, 55)).toEqual(row(whole, y).slice(5, 55))
  expect(row(part, 40)).toEqual(Array.from({ length: 100 }, () => 0))
})

test('one pixel of feather is a pixel', () => {
  expect(row(feathered(1)).filter(value => value > 0 && value < 255)).toEqual([85, 170])
})
