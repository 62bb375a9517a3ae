import { describe, expect, test } from 'vitest'
import { snap } from '../../stores/limits.ts'
import { sampleLimits } from '../../testing/samples.ts'
import { sizePresets } from './sizes.ts'

const square = (min: number, max: number, own: number, multipleOf = 8) => {
  const limit = { min, max, default: own, multipleOf }
  return { width: limit, height: limit }
}

describe.each([
  ['a large model', square(256, 1536, 1024, 16)],
  ['a small one with little room', square(256, 640, 512)],
  ['one whose shapes are coarse', square(512, 2048, 1024, 64)],
  ['one of a single size', square(512, 512, 512)],
  [
    'one that prefers wide pictures',
    {
      width: { min: 256, max: 1344, default: 1344, multipleOf: 64 },
      height: { min: 256, max: 1344, default: 768, multipleOf: 64 },
    },
  ],
])('presets of %s', (_, limits) => {
  const presets = sizePresets(limits)

  test('lie inside its limits and on its steps', () => {
    const wrong = presets.filter(
      ({ width, height }) => width !== snap(width, limits.width) || height !== snap(height, limits.height),
    )
    expect(wrong).toEqual([])
  })

  test('have its own size among them, and none twice', () => {
    const texts = presets.map(({ width, height }) => `${width}x${height}`)
    expect(texts).toContain(`${limits.width.default}x${limits.height.default}`)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

test('the usual shapes are offered where there is room', () => {
  expect(sizePresets(sampleLimits).map(({ name }) => name)).toEqual(['square', 'landscape', 'portrait', 'wide', 'tall'])
})
