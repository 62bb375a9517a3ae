import { expect, test } from 'vitest'
import type { Point } from '../geometry.ts'
import { flip, matrixOf, turn, turnedSize, wholeCrop, type Crop } from './orientation.ts'

const picture = { width: 400, height: 300 }
const crop: Crop = { ...wholeCrop(picture), rect: { x: 10, y: 20, width: 100, height: 50 } }
/** Where a place of the picture is seen. */
const shown = (one: Crop, { x, y }: Point) => {
  const [a, b, c, d, e, f] = matrixOf(picture, one)
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

test('four quarters are none, each way', () => {
  for (const direction of [1, -1] as const) {
    let turned = crop
    for (let quarter = 0; quarter < 4; quarter += 1) turned = turn(picture, turned, direction)
    expect(turned).toEqual(crop)
  }
  expect(turn(picture, turn(picture, crop, 1), -1)).toEqual(crop)
})

test('a quarter to the right brings the upper left corner to the upper right, and what is kept with it', () => {
  const turned = turn(picture, crop, 1)
  expect(turnedSize(picture, turned)).toEqual({ width: 300, height: 400 })
  expect(shown(turned, { x: 0, y: 0 })).toEqual({ x: 300, y: 0 })
  expect(turned.rect).toEqual({ x: 230, y: 10, width: 50, height: 100 })
})

test('a flip mirrors what is seen, however the picture is turned', () => {
  for (const quarters of [0, 1, 2, 3] as const)
    for (const isFlipped of [false, true]) {
      const before: Crop = { ...crop, quarters, isFlipped, angle: 12 }
      const { width, height } = turnedSize(picture, before)
      for (const place of [
        { x: 0, y: 0 },
        { x: 77, y: 200 },
      ]) {
        const at = shown(before, place)
        const across = shown(flip(picture, before, 'across'), place)
        const down = shown(flip(picture, before, 'down'), place)
        expect([across.x, across.y]).toEqual([expect.closeTo(width - at.x), expect.closeTo(at.y)])
        expect([down.x, down.y]).toEqual([expect.closeTo(at.x), expect.closeTo(height - at.y)])
      }
    }
})

test('two flips the same way are none', () => {
  expect(flip(picture, flip(picture, crop, 'across'), 'across')).toEqual(crop)
  expect(flip(picture, flip(picture, crop, 'down'), 'down')).toEqual(crop)
})
