import { expect, test } from 'vitest'
import { stepFrom } from './crosshair.ts'
import { nextSize, placeOf, sizeAt } from './settings.ts'

const size = { width: 400, height: 300 }

test('a step is as long on the screen however close one is, and never out of the picture', () => {
  const from = { x: 200, y: 150 }
  expect(stepFrom(from, { key: 'ArrowRight', isLarge: false, scale: 1 }, size)).toEqual({ x: 208, y: 150 })
  expect(stepFrom(from, { key: 'ArrowUp', isLarge: true, scale: 2 }, size)).toEqual({ x: 200, y: 118 })
  expect(stepFrom(from, { key: 'ArrowLeft', isLarge: false, scale: 32 }, size)).toEqual({ x: 199, y: 150 })
  expect(stepFrom(from, { key: 'ArrowDown', isLarge: true, scale: 0.1 }, size)).toEqual({ x: 200, y: 300 })
})

test('a brush grows by a pixel at least, up to its largest, and the slider finds its place again', () => {
  expect([nextSize(1, 1), nextSize(1, -1), nextSize(100, 1), nextSize(1000, 1)]).toEqual([2, 1, 120, 1000])
  expect([sizeAt(0), sizeAt(100), placeOf(sizeAt(60))]).toEqual([1, 1000, 60])
})
