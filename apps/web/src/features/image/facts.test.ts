import type { Image } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleImage } from '../../testing/samples.ts'
import { factsOf, sizeText } from './facts.ts'

const names = (changes: Partial<Image>) => factsOf(sampleImage(1, changes)).map(({ name }) => name)

test('what an image does not have is not listed', () => {
  expect(names({ model: null, seed: null })).toEqual(['Size', 'File', 'Made'])
  expect(names({ steps: 4, seed: 0 })).toEqual(['Model', 'Size', 'Seed', 'Steps', 'File', 'Made'])
})

test('sizes are told in the unit that suits', () => {
  expect([sizeText(900), sizeText(34_500), sizeText(1_250_000)]).toEqual(['900 bytes', '35 kB', '1.3 MB'])
})
