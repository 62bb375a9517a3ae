import { mayBeTemplate, type DefaultParameters } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleImage, sampleLimits } from '../testing/samples.ts'
import { emptyDraft, fromRecipe, hasOptions, parseDraft, settle, toRequest, withoutOptions } from './draft-values.ts'

const model = { id: 'owner/model', limits: sampleLimits }
const defaults: DefaultParameters = {
  width: 512,
  height: null,
  steps: 30,
  guidance: null,
  count: 2,
  negativePrompt: 'fog',
}

test('what is sent is what the form shows: the own values of the model where nothing was chosen', () => {
  expect(toRequest({ ...emptyDraft, prompt: ' a boat ' }, model)).toEqual({
    prompt: 'a boat',
    model: 'owner/model',
    width: 1024,
    height: 1024,
    steps: 20,
    guidance: 7.5,
    count: 1,
  })
})

test('the settings say what a form begins with, and a choice goes before them', () => {
  expect(settle({ ...emptyDraft, steps: 10, negativePrompt: '' }, sampleLimits, defaults)).toEqual({
    size: { width: 512, height: 1024 },
    steps: 10,
    guidance: 7.5,
    seed: null,
    count: 2,
    negativePrompt: '',
  })
})

test('what a model lacks is not sent, and the rest is brought inside its limits', () => {
  const draft = {
    ...emptyDraft,
    prompt: 'a boat',
    negativePrompt: 'fog',
    steps: 500,
    guidance: 3,
    seed: 7,
    count: 8,
    size: { width: 100, height: 3000 },
  }
  expect(
    toRequest(draft, { id: 'm', limits: { ...sampleLimits, guidance: null, negativePrompt: null } }, defaults),
  ).toEqual({ prompt: 'a boat', model: 'm', width: 256, height: 1536, steps: 50, seed: 7, count: 4 })
})

test('a draft survives being kept', () => {
  const draft = { ...emptyDraft, prompt: 'a boat', size: { width: 512, height: 768 }, seed: 0, count: 2 }
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
})

test.each([[null], ['not json'], ['[]'], ['{"prompt":5,"size":"big","count":"3","seed":null}']])(
  'what was kept as %s is an empty draft',
  text => {
    expect(parseDraft(text)).toEqual(emptyDraft)
  },
)

test('the recipe of an image makes the same request again, or with a new seed one like it', () => {
  const image = sampleImage(1, {
    model: 'owner/model',
    seed: 42,
    steps: 8,
    guidance: 4,
    width: 768,
    height: 512,
    negativePrompt: 'fog',
  })
  const same = {
    prompt: 'picture 1',
    negativePrompt: 'fog',
    model: 'owner/model',
    width: 768,
    height: 512,
    steps: 8,
    guidance: 4,
    count: 1,
  }
  expect(toRequest(fromRecipe(image), model)).toEqual({ ...same, seed: 42 })
  expect(toRequest(fromRecipe(image, { seed: 'new' }), model)).toEqual(same)
})

const foggy = { id: 'a', name: 'Foggy', prompt: '{prompt} in fog' }
const inked = { id: 'b', name: 'Inked', prompt: 'ink, {prompt}' }
const styled = sampleImage(1, {
  prompt: 'ink, a {boat} in fog',
  negativePrompt: 'sun, colour',
  typed: { prompt: 'a boat', negativePrompt: 'sun', styles: ['Inked', 'Foggy'] },
})

test('what was typed comes back with its styles, in their order', () => {
  expect(fromRecipe(styled, { styles: [foggy, inked] })).toMatchObject({
    prompt: 'a boat',
    negativePrompt: 'sun',
    styles: [
      { id: 'b', name: 'Inked' },
      { id: 'a', name: 'Foggy' },
    ],
  })
})

test.each([
  ['one of its styles', [inked]],
  ['all of them', []],
])('where %s is gone, what was sent comes back: the same words without them', (_, known) => {
  expect(fromRecipe(styled, { styles: known })).toMatchObject({
    prompt: 'ink, a \\{boat\\} in fog',
    negativePrompt: 'sun, colour',
    styles: [],
  })
})

test('a template does not come back, from which another prompt may be sampled, but what was sampled, its braces written as such', () => {
  const sampled = sampleImage(1, {
    prompt: 'a {red} fox__ \\',
    typed: { prompt: 'a {red|blue} fox__', negativePrompt: null, styles: ['Foggy'] },
  })
  expect(fromRecipe(sampled, { styles: [foggy] })).toMatchObject({
    prompt: 'a \\{red\\} fox\\__ \\\\',
    styles: [],
    negativePrompt: '',
  })
})

test('a prompt without anything of a template comes back to the letter, its backslashes too', () => {
  expect(fromRecipe(sampleImage(1, { prompt: 'a (boat:1.2) \\(red\\)' })).prompt).toBe('a (boat:1.2) \\(red\\)')
})

test('starting over keeps the words and the model', () => {
  const draft = { ...emptyDraft, prompt: 'a boat', model: 'owner/model', steps: 5, seed: 1 }
  expect(hasOptions(draft)).toBe(true)
  expect(withoutOptions(draft)).toEqual({ ...emptyDraft, prompt: 'a boat', model: 'owner/model' })
})

test.each([
  '#1 dad // neon',
  '# dad\nneon',
  '#1 dad\n# neon\nfog',
  '// dad\nneon',
  'a fox\r\n  // neon',
  'a /* red */ fox',
  'a /* red fox',
  'a {red|blue} fox',
  'a __colour__ fox',
  'a ___ fox',
  'for ${price} or $5',
  '\\#1 dad',
  'a \\// fox',
  'a \\(red\\) {fox} # neon',
])('%j comes back as what the studio sends again: to the letter, or as a template of nothing but itself', prompt => {
  const again = fromRecipe(sampleImage(1, { prompt })).prompt
  // As the studio reads a template: an escape is what stands behind it.
  const sent = mayBeTemplate(again) ? again.replaceAll(/\\([{}|\\#]|__|\/\/|\/\*)/g, '$1') : again
  expect(sent).toBe(prompt)
  expect(mayBeTemplate(again)).toBe(again !== prompt)
})

test('a grid takes a prompt as it is: nothing is escaped for it', () => {
  const image = sampleImage(1, { prompt: 'a {red} fox__ // neon' })
  expect(fromRecipe(image, { into: 'grid' }).prompt).toBe('a {red} fox__ // neon')
})

test('a prompt that begins with a number sign is no template, and comes back with its styles', () => {
  const image = sampleImage(1, {
    prompt: '#1 dad in fog',
    typed: { prompt: '#1 dad', negativePrompt: null, styles: ['Foggy'] },
  })
  expect(fromRecipe(image, { styles: [foggy] })).toMatchObject({
    prompt: '#1 dad',
    styles: [{ id: 'a', name: 'Foggy' }],
  })
})
