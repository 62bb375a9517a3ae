import { describe, expect, test } from 'vitest'
import { fitSize, nearestRatio, nearestTier, sideLimits, square, type SizeRule } from './sizes.ts'

const list: SizeRule = {
  kind: 'list',
  sizes: [square(1024), { width: 1536, height: 1024 }, { width: 1024, height: 1536 }],
}
const range: SizeRule = {
  kind: 'range',
  multipleOf: 16,
  min: 480,
  max: 3840,
  default: square(1024),
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
}

describe('a list of sizes', () => {
  test.each([
    [1024, 1024, 1024, 1024],
    [512, 512, 1024, 1024],
    [1536, 1536, 1024, 1024],
    [1920, 1080, 1536, 1024],
    [600, 800, 1024, 1536],
  ])('of %i x %i makes %i x %i', (width, height, ...expected) => {
    expect(Object.values(fitSize(list, { width, height }))).toEqual(expected)
  })

  test('offers sides in steps that all of them share', () => {
    expect(sideLimits(list).width).toEqual({ min: 1024, max: 1536, default: 1024, multipleOf: 512 })
  })
})

describe('a range of sizes', () => {
  test('leaves a size that it makes as it is', () => {
    for (const size of [square(1024), { width: 1536, height: 864 }, { width: 3840, height: 2160 }])
      expect(fitSize(range, size)).toEqual(size)
  })

  test('whatever is wanted, what is made is within every bound', () => {
    for (let width = 480; width <= 3840; width += 176)
      for (let height = 480; height <= 3840; height += 112) {
        const made = fitSize(range, { width, height })
        const { width: w, height: h } = made
        expect([made, w % 16, h % 16]).toEqual([made, 0, 0])
        expect(Math.max(w / h, h / w)).toBeLessThanOrEqual(3)
        expect(w * h).toBeGreaterThanOrEqual(655_360)
        expect(w * h).toBeLessThanOrEqual(8_294_400)
      }
  })
})

test('the nearest proportions and resolution are found', () => {
  expect(nearestRatio(['1:1', '16:9', '9:19.5', 'auto'], { width: 1920, height: 1088 })).toBe('16:9')
  expect(nearestRatio(['1:1', '16:9', '9:19.5', 'auto'], { width: 500, height: 1000 })).toBe('9:19.5')
  expect(nearestRatio(['auto'], square(1))).toBeUndefined()
  const tiers = [
    { name: '1K', side: 1024 },
    { name: '2K', side: 2048 },
  ]
  expect(nearestTier(tiers, square(1200))).toBe('1K')
  expect(nearestTier(tiers, { width: 2048, height: 1536 })).toBe('2K')
})
