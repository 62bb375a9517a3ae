import { expect, test } from 'vitest'
import { aroundAt, NO_EXTEND, onEachSide, pull, setSide, sizeOf, takenUp } from './frame.ts'

const picture = { width: 1024, height: 1024 }

test('a side grows in steps of eight, and never into the picture', () => {
  expect(setSide(picture, NO_EXTEND, 'left', 101).extend.left).toBe(104)
  expect(setSide(picture, NO_EXTEND, 'left', -50)).toEqual({ extend: NO_EXTEND, isRefused: false })
})

test('no side of a picture becomes longer than 4096 pixels, and what was wished beyond is refused', () => {
  const { extend, isRefused } = setSide(picture, { ...NO_EXTEND, left: 1000 }, 'right', 5000)
  expect([extend.right, isRefused]).toEqual([2072, true])
  expect(sizeOf(picture, extend).width).toBe(4096)
  expect(setSide({ width: 5000, height: 100 }, NO_EXTEND, 'left', 8)).toEqual({ extend: NO_EXTEND, isRefused: true })
})

test('a corner pulls two sides, outwards and back', () => {
  const out = pull(picture, NO_EXTEND, { x: -1, y: 1 }, { x: -64, y: 32 })
  expect(out.extend).toEqual({ left: 64, top: 0, right: 0, bottom: 32 })
  expect(pull(picture, out.extend, { x: -1, y: 1 }, { x: 40, y: -100 }).extend).toEqual({ ...NO_EXTEND, left: 24 })
})

test('a shape is made around the picture, the same on both sides, as far as steps of eight allow', () => {
  const wide = aroundAt(picture, 16 / 9)
  expect(wide).toEqual({ left: 400, top: 0, right: 400, bottom: 0 })
  expect(sizeOf(picture, wide ?? NO_EXTEND).width / 1024).toBeCloseTo(16 / 9, 2)
  expect(aroundAt({ width: 1000, height: 1024 }, 1)).toEqual({ left: 8, top: 0, right: 16, bottom: 0 })
  expect(aroundAt({ width: 1200, height: 800 }, 1)).toEqual({ left: 0, top: 200, right: 0, bottom: 200 })
  expect(aroundAt(picture, 1)).toEqual(NO_EXTEND)
})

test('a shape that would be too large is none', () => {
  expect(aroundAt({ width: 1024, height: 3000 }, 16 / 9)).toBeUndefined()
  expect(onEachSide({ width: 4096, height: 512 }, 0.25)).toBeUndefined()
  expect(onEachSide(picture, 0.25)).toEqual({ left: 256, top: 256, right: 256, bottom: 256 })
})

test('what was kept is taken up as far as it may be', () => {
  expect(takenUp(picture, { left: 100, top: -8, right: 9000, bottom: 16 })).toEqual({
    left: 104,
    top: 0,
    right: 2968,
    bottom: 16,
  })
})
