import { expect, test } from 'vitest'
import { wholeOf } from './geometry.ts'
import { createViews, fit, toPicture, toStage } from './view.ts'

const stage = { width: 1000, height: 700 }
const picture = wholeOf({ width: 4096, height: 4096 })

test('a large picture is shown whole in the middle, a small one is enlarged, but not beyond four times', () => {
  const large = fit(picture, stage)
  expect(4096 * large.scale).toBeCloseTo(700 - 48 - 44)
  expect(large.x).toBeCloseTo((1000 - 4096 * large.scale) / 2)
  expect(fit(wholeOf({ width: 64, height: 64 }), stage).scale).toBe(4)
})

test('a frame that begins before the picture does is shown whole, too', () => {
  const view = fit({ x: -500, y: 0, width: 1000, height: 500 }, stage)
  expect(toStage(view, { x: -500, y: 0 }).x).toBeGreaterThanOrEqual(0)
  expect(toStage(view, { x: 500, y: 0 }).x).toBeLessThanOrEqual(1000)
})

test('what is under the pointer stays there when one comes closer', () => {
  const { fitted, zoomTo } = createViews(picture, stage)
  const at = { x: 400, y: 300 }
  const before = toPicture(fitted, at)
  const after = toPicture(zoomTo(fitted, 1, at), at)
  expect(after.x).toBeCloseTo(before.x)
  expect(after.y).toBeCloseTo(before.y)
})

test('a picture cannot be pushed out of sight, nor made too small to see', () => {
  const { fitted, pan, zoomTo } = createViews(picture, stage)
  const far = pan(fitted, { x: 100_000, y: -100_000 })
  expect(far.x).toBeLessThan(1000)
  expect(far.y + 4096 * far.scale).toBeGreaterThan(0)
  expect(zoomTo(fitted, 0).scale).toBeCloseTo(fitted.scale / 2)
})

test('a place that has left the stage comes back by as little as shows it', () => {
  const { fitted, zoomTo, reveal } = createViews(picture, stage)
  const close = zoomTo(fitted, 2)
  expect(reveal(close, toPicture(close, { x: 500, y: 350 }))).toEqual(close)
  const shown = toStage(reveal(close, { x: 0, y: 0 }), { x: 0, y: 0 })
  expect(shown.x).toBeCloseTo(48)
  expect(shown.y).toBeCloseTo(48)
})
