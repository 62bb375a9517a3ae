import { expect, test } from 'vitest'
import { variationOf, type Made } from './variation.ts'

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
  expect(variationOf(made, 2)).toEqual({
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
  expect(variationOf({ ...made, negativePrompt: 'colour', typed }, 1)).toMatchObject({
    prompt: 'ink, a red boat',
    negativePrompt: 'colour',
    typed,
  })
})
