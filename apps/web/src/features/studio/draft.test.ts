import { expect, test } from 'vitest'
import { sampleImage, sampleLimits } from '../../testing/samples.ts'
import { emptyDraft, fromRecipe, parseDraft, toRequest } from './draft.ts'

const model = { id: 'owner/model', limits: sampleLimits }

test('what was not chosen is left to the model', () => {
  expect(toRequest({ ...emptyDraft, prompt: ' a boat ' }, model)).toEqual({ prompt: 'a boat', model: 'owner/model', count: 1 })
})

test('what a model lacks is not sent, and the rest is brought inside its limits', () => {
  const draft = { ...emptyDraft, prompt: 'a boat', negativePrompt: 'fog', steps: 500, guidance: 3, seed: 7, count: 8, size: { width: 100, height: 3000 } }
  expect(toRequest(draft, { id: 'm', limits: { ...sampleLimits, guidance: null, negativePrompt: null } }))
    .toEqual({ prompt: 'a boat', model: 'm', width: 256, height: 1536, steps: 50, seed: 7, count: 4 })
})

test('a draft survives being kept', () => {
  const draft = { ...emptyDraft, prompt: 'a boat', size: { width: 512, height: 768 }, seed: 0 }
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
})

test.each([[null], ['not json'], ['[]'], ['{"prompt":5,"size":"big","count":"3","seed":null}']])('what was kept as %s is an empty draft', (text) => {
  expect(parseDraft(text)).toEqual(emptyDraft)
})

test('the recipe of an image makes the same request again', () => {
  const image = sampleImage(1, { model: 'owner/model', seed: 42, steps: 8, width: 768, height: 512, negativePrompt: 'fog' })
  expect(toRequest(fromRecipe(image), model)).toEqual({ prompt: 'picture 1', negativePrompt: 'fog', model: 'owner/model', width: 768, height: 512, steps: 8, seed: 42, count: 1 })
})
