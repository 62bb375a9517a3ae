import { PLAIN_PARAMETERS, type Engine, type Image } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleEngine, sampleImage } from '../../../testing/samples.ts'
import { factsOf } from './facts.ts'

const NO_RECIPE: NonNullable<Image['recipe']> = { ...PLAIN_PARAMETERS, blended: false }
const names = (changes: Partial<Image>) => factsOf(sampleImage(1, changes), undefined).map(({ name }) => name)

test('what an image does not have is not listed', () => {
  expect(names({ model: null, seed: null })).toEqual(['Engine', 'Size', 'Created', 'File'])
  expect(names({ steps: 4, seed: 0 })).toEqual(['Model', 'Engine', 'Size', 'Seed', 'Steps', 'Created', 'File'])
})

test('an imported file says so', () => {
  expect(names({ provider: null, model: null, seed: null })).toEqual(['Size', 'Imported', 'File'])
})

test('an imported file that says when it was made is shown with it, too', () => {
  const facts = factsOf(sampleImage(1, { provider: null, madeAt: '2024-03-05T12:00:00.000Z' }), undefined)
  expect(facts.find(({ name }) => name === 'Made on')).toMatchObject({
    value: expect.stringContaining('2024'),
    copied: '2024-03-05T12:00:00.000Z',
  })
})

test('a size is copied as programs write it', () => {
  expect(factsOf(sampleImage(1), undefined).find(({ name }) => name === 'Size')).toEqual({
    name: 'Size',
    value: '1024 × 1024',
    copied: '1024x1024',
  })
})

test('what made it is named as its engine is', () => {
  const madeBy = (engine?: Engine) =>
    factsOf(sampleImage(1, { provider: 'far' }), engine).find(({ name }) => name === 'Engine')?.value
  expect(madeBy(sampleEngine('far', { name: 'Far away' }))).toBe('Far away')
  expect(madeBy(sampleEngine('far', { isBuiltIn: true }))).toBe('Built in')
  expect(madeBy()).toBe('far')
})

test('options that belong together are one line', () => {
  const options = { clipSkip: 2, hiresFix: { scale: 1.5, upscaler: 'Latent' } }
  const recipe = { ...NO_RECIPE, options }
  const facts = factsOf(sampleImage(1, { recipe }), undefined)
  expect(facts.filter(({ name }) => name in options)).toEqual([
    { name: 'clipSkip', value: '2' },
    { name: 'hiresFix', value: 'scale 1.5, upscaler Latent' },
  ])
})
