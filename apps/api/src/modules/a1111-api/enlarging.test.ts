import { expect, test } from 'vitest'
import { planOf, wantedSize } from './enlarging.ts'

const FROM = { width: 640, height: 480 }

test.each([
  [1, [], null],
  [1.5, [2], { width: 960, height: 720 }],
  [2, [2], null],
  [3, [4], { width: 1920, height: 1440 }],
  [4, [4], null],
  [8, [4, 2], null],
])('by %s it is enlarged by %j', (upscaling_resize, passes, size) => {
  expect(planOf(FROM, wantedSize({ upscaling_resize }, FROM), [2, 4])).toEqual({ passes, size })
})

test('an upscaler with one step is asked again, and what is too much is scaled away', () => {
  const small = { width: 320, height: 240 }
  expect(planOf(small, wantedSize({ upscaling_resize: 8 }, small), [4])).toEqual({
    passes: [4, 4],
    size: { width: 2560, height: 1920 },
  })
})

test('a step that would make more pixels than are stored is not taken', () => {
  const large = { width: 4000, height: 3000 }
  const to = wantedSize({ upscaling_resize: 2.2 }, large)
  expect(planOf(large, to, [2, 4])).toEqual({ passes: [2], size: { width: 8800, height: 6600 } })
})

test('sides are met with what stands out cut off, or covered where all of it is to stay', () => {
  const sides = { resize_mode: 1, upscaling_resize_w: 1000, upscaling_resize_h: 1000 }
  expect(wantedSize(sides, FROM)).toEqual({ width: 1000, height: 1000 })
  expect(wantedSize({ ...sides, upscaling_crop: false }, FROM)).toEqual({ width: 1333, height: 1000 })
})
