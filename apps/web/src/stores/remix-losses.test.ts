import type { Model } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleImage, sampleLimits } from '../testing/samples.ts'
import { fromRecipe } from './draft-values.ts'
import { lossesOf } from './remix-losses.ts'

const typed = { prompt: 'a boat', negativePrompt: 'fog', styles: ['Ink'] }
const recipe = sampleImage(1, {
  prompt: 'a boat, ink',
  negativePrompt: 'fog',
  model: 'owner/model',
  width: 768,
  height: 512,
  steps: 40,
  guidance: 4,
  seed: 42,
})
const styles = [{ id: 'ink', name: 'Ink' }]
const model = { id: 'owner/model', limits: sampleLimits, options: null }
const judge = (of = recipe, now: Pick<Model, 'id' | 'limits' | 'options'> = model, seed: 'keep' | 'new' = 'keep') =>
  lossesOf({ recipe: of, draft: fromRecipe(of, { styles, seed }), model: now })

test('where all came back there is nothing to tell', () => {
  expect(judge()).toEqual([])
  expect(judge({ ...recipe, typed })).toEqual([])
})

test('a model that is gone is told of with the one that stands in the form now', () => {
  expect(judge({ ...recipe, model: 'owner/gone' })).toEqual([
    { kind: 'model', wanted: 'owner/gone', now: 'owner/model' },
  ])
})

test('what the model bounds or does not take is told of', () => {
  const limits = {
    ...sampleLimits,
    steps: { min: 1, max: 8, default: 4 },
    guidance: null,
    seed: null,
    negativePrompt: null,
    width: { min: 256, max: 640, default: 512, multipleOf: 64 },
  }
  expect(judge(recipe, { ...model, limits })).toEqual([
    { kind: 'size', wanted: { width: 768, height: 512 }, now: { width: 640, height: 512 } },
    { kind: 'steps', wanted: 40, now: 8 },
    { kind: 'guidance', wanted: 4, now: null },
    { kind: 'seed', wanted: 42, now: null },
    { kind: 'negativePrompt' },
  ])
})

test('whoever asked for a new seed has lost none', () => {
  expect(judge(recipe, { ...model, limits: { ...sampleLimits, seed: null } }, 'new')).toEqual([])
})

test('styles that are gone and a template are told of', () => {
  expect(judge({ ...recipe, typed: { ...typed, styles: ['Oil'] } })).toEqual([{ kind: 'styles', names: ['Oil'] }])
  expect(judge({ ...recipe, typed: { ...typed, prompt: 'a {boat|ship}' } })).toEqual([{ kind: 'template' }])
})

test('options that the model does not take for what is done are told of by their titles', () => {
  const options = {
    type: 'object',
    properties: {
      sampler: { type: 'string' },
      hiresFix: { type: 'object', title: 'Hires fix', 'x-tasks': ['text-to-image'] },
    },
  }
  const beyond = {
    sampler: 'Euler',
    scheduler: null,
    strength: null,
    scale: null,
    extend: null,
    maskBlur: null,
    keepUnmasked: null,
    blended: false,
    loras: [],
    options: { hiresFix: { scale: 2 }, clipSkip: 2 },
  }
  const of = { ...recipe, recipe: beyond }
  expect(judge(of, { ...model, options })).toEqual([
    { kind: 'options', lost: [{ name: 'clipSkip', title: undefined }] },
  ])
  expect(judge({ ...of, task: 'image-to-image' }, { ...model, options })).toEqual([
    {
      kind: 'options',
      lost: [
        { name: 'hiresFix', title: 'Hires fix' },
        { name: 'clipSkip', title: undefined },
      ],
    },
  ])
  expect(judge(of)).toMatchObject([{ lost: [{ name: 'sampler' }, { name: 'hiresFix' }, { name: 'clipSkip' }] }])
})
