import { expect, test } from 'vitest'
import { sampleImage } from '../../../testing/samples.ts'
import { recipeText } from './recipe-text.ts'

test('a recipe is the prompt, what it avoids, and one line of values', () => {
  const image = sampleImage(1, {
    prompt: 'a harbour,\nat night',
    negativePrompt: 'fog',
    model: 'owner/model',
    seed: 42,
    steps: 20,
    guidance: 7.5,
    width: 768,
    height: 512,
  })
  expect(recipeText(image)).toBe(
    'a harbour,\nat night\nNegative prompt: fog\nSteps: 20, CFG scale: 7.5, Seed: 42, Size: 768x512, Model: owner/model',
  )
})

test('what is not known is left out, and a seed of zero is known', () => {
  expect(recipeText(sampleImage(1, { seed: 0, model: null }))).toBe('picture 1\nSeed: 0, Size: 1024x1024')
})

test('a value with a sign that parts values is quoted', () => {
  expect(recipeText(sampleImage(1, { seed: null, model: 'mine: the "best", by far' }))).toContain(
    String.raw`Model: "mine: the \"best\", by far"`,
  )
})
