import { expect, test } from 'vitest'
import { sampleModel } from '../testing/samples.ts'
import { hasVariations, variationOf, type Made } from './variation.ts'

const made: Made = {
  prompt: 'ink, a red boat',
  negativePrompt: null,
  typed: null,
  model: 'owner/model',
  width: 768,
  height: 512,
  steps: null,
  guidance: 4,
}

test('a variation is the same without its seed, and without what the model does not take', () => {
  expect(variationOf(made, { parentId: null, most: 2 })).toEqual({
    prompt: 'ink, a red boat',
    model: 'owner/model',
    width: 768,
    height: 512,
    count: 2,
    guidance: 4,
  })
})

test('the words of a variation are those that were sent, and what was typed goes along', () => {
  const typed = { prompt: 'a {red|blue} boat', negativePrompt: null, styles: ['Ink'] }
  expect(variationOf({ ...made, negativePrompt: 'colour', typed }, { parentId: null, most: undefined })).toMatchObject({
    prompt: 'ink, a red boat',
    negativePrompt: 'colour',
    typed,
  })
})

test.each([
  [8, 4],
  [4, 4],
  [1, 1],
  [undefined, 4],
])('four come of it, or as many as the model makes at a time: of %s, %s', (most, count) => {
  expect(variationOf(made, { parentId: null, most }).count).toBe(count)
})

test('it says which picture it was made from', () => {
  expect(variationOf(made, { parentId: 'p', most: 4 })).toMatchObject({ parentId: 'p', relation: 'vary' })
})

test('what is enlarged without a seed becomes the same picture again, and all else another one', () => {
  const { limits } = sampleModel('m')
  const upscaler = (seed: typeof limits.seed) =>
    sampleModel('m', {
      taskLimits: { upscale: { limits: { ...limits, seed }, references: 0, strength: null, scales: [2] } },
    })
  const seed = { min: 0, max: 9, default: 0 }
  expect([
    hasVariations({ task: 'upscale' }, upscaler(null)),
    hasVariations({ task: 'upscale' }, upscaler(seed)),
    hasVariations({ task: 'inpaint' }, upscaler(null)),
    hasVariations({ task: 'upscale' }, undefined),
  ]).toEqual([false, true, true, true])
})
