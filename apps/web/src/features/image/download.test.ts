import { expect, test } from 'vitest'
import { sampleImage } from '../../testing/samples.ts'
import { downloadUrl } from './download.ts'

const queryOf = (...[format, withRecipe]: [Parameters<typeof downloadUrl>[1], boolean]) =>
  downloadUrl(sampleImage(1), format, withRecipe).split('?')[1]

test('the original with its recipe is the file as it is stored', () => {
  expect(queryOf('original', true)).toBe('download=true')
})

test('a recipe is taken out of the original, and put into what it is converted to', () => {
  expect(queryOf('original', false)).toBe('download=true&recipe=false')
  expect(queryOf('avif', true)).toBe('format=avif&download=true&recipe=true')
  expect(queryOf('jpeg', false)).toBe('format=jpeg&download=true&recipe=false')
})
