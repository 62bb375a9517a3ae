import { describe, expect, test } from 'vitest'
import { sampleLimits } from '../../testing/samples.ts'
import { sizePresets, snap, snapSize } from './sizes.ts'

const square = (min: number, max: number, own: number, multipleOf = 8) => {
  const limit = { min, max, default: own, multipleOf }
  return { width: limit, height: limit }
}

test('a value goes to the nearest step inside the limits', () => {
  const limit = { min: 250, max: 1000, default: 512, multipleOf: 64 }
  expect([snap(500, limit), snap(0, limit), snap(5000, limit)]).toEqual([512, 256, 960])
  expect(snap(7.34, { min: 0, max: 20, default: 7, multipleOf: 0.1 })).toBe(7.3)
  expect(snapSize({ width: 1, height: 9999 }, sampleLimits)).toEqual({ width: 256, height: 1536 })
})

describe.each([
  ['a large model', square(256, 1536, 1024, 16)],
  ['a small one with little room', square(256, 640, 512)],
  ['one whose shapes are coarse', square(512, 2048, 1024, 64)],
  ['one of a single size', square(512, 512, 512)],
  ['one that prefers wide pictures', { width: { min: 256, max: 1344, default: 1344, multipleOf: 64 }, height: { min: 256, max: 1344, default: 768, multipleOf: 64 } }],
])('presets of %s', (_, limits) => {
  const presets = sizePresets(limits)

  test('lie inside its limits and on its steps', () => {
    const wrong = presets.filter(({ width, height }) => width !== snap(width, limits.width) || height !== snap(height, limits.height))
    expect(wrong).toEqual([])
  })

  test('have its own size among them, and none twice', () => {
    const texts = presets.map(({ width, height }) => `${width}x${height}`)
    expect(texts).toContain(`${limits.width.default}x${limits.height.default}`)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

test('the usual shapes are offered where there is room', () => {
  expect(sizePresets(sampleLimits).map(({ name }) => name)).toEqual(['Square', 'Landscape', 'Portrait', 'Wide', 'Tall'])
})
