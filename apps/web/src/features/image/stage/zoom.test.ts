import { expect, test } from 'vitest'
import { createZoom, fitInto, FITTED, wheelFactor } from './zoom.ts'

const wide = { width: 2000, height: 1000 }
// With the margin around it, 1000 × 800 are left.
const stage = { width: 1032, height: 832 }
const zoom = createZoom(wide, stage)

test('a picture is fitted by its longer side, and a small one is not enlarged', () => {
  expect(fitInto(wide, stage)).toEqual({ width: 1000, height: 500 })
  expect(fitInto({ width: 300, height: 200 }, stage)).toEqual({ width: 300, height: 200 })
})

test('a narrow stage is used to its edges', () => {
  expect(fitInto(wide, { width: 390, height: 500 })).toEqual({ width: 390, height: 195 })
})

test('what is under the pointer stays there', () => {
  const point = { x: 200, y: 0 }
  const view = zoom.zoomTo(FITTED, 3, point)
  // The same spot of the picture, in units of its fitted size.
  expect((point.x - view.x) / view.scale).toBeCloseTo(200)
})

test('zooming in and out at the same place ends where it began', () => {
  const point = { x: -120, y: 30 }
  const closer = zoom.zoomTo(FITTED, 5, point)
  expect(zoom.zoomTo(closer, 1, point)).toEqual(FITTED)
})

test('a side that is smaller than the stage stays in the middle, and none leaves a gap', () => {
  const view = zoom.pan({ scale: 1.5, x: 0, y: 0 }, { x: 9999, y: 9999 })
  expect(view).toEqual({ scale: 1.5, x: 234, y: 0 })
  expect(zoom.pan({ scale: 2, x: 0, y: 0 }, { x: -9999, y: -9999 })).toEqual({ scale: 2, x: -484, y: -84 })
})

test('there is a closest and a farthest', () => {
  expect(zoom.zoomTo(FITTED, 0.2).scale).toBe(1)
  expect(zoom.zoomTo(FITTED, 1000).scale).toBe(16)
  expect(createZoom({ width: 100, height: 100 }, stage).zoomTo(FITTED, 1000).scale).toBe(8)
})

test('a leap goes to its own pixels and back, and comes closer even where those are all seen', () => {
  expect(zoom.leap(FITTED).scale).toBe(2)
  expect(zoom.leap({ scale: 3, x: 5, y: 5 })).toEqual(FITTED)
  expect(createZoom({ width: 100, height: 100 }, stage).leap(FITTED).scale).toBe(2)
})

test('a turn of the wheel is the same step in whatever unit it is counted, and turning back undoes it', () => {
  expect(wheelFactor({ deltaY: -48, deltaMode: 0 })).toBeCloseTo(wheelFactor({ deltaY: -3, deltaMode: 1 }))
  expect(wheelFactor({ deltaY: 100, deltaMode: 0 }) * wheelFactor({ deltaY: -100, deltaMode: 0 })).toBeCloseTo(1)
  expect(wheelFactor({ deltaY: -100, deltaMode: 0 })).toBeGreaterThan(1)
})
