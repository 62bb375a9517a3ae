import { expect, test } from 'vitest'
import { sampleId, sampleImage } from '../../../testing/samples.ts'
import { phraseOf, sort } from './use-candidates.ts'

test('pictures of the same prompt come first, those made together before the rest, and never the picture itself', () => {
  const image = sampleImage(9, { prompt: 'a boat', generationId: sampleId(1) })
  const found = [
    sampleImage(8, { prompt: 'a fox' }),
    sampleImage(7, { prompt: 'a boat' }),
    sampleImage(6, { prompt: 'a boat', generationId: sampleId(1) }),
    image,
    sampleImage(7, { prompt: 'a boat' }),
  ]
  const { akin, others } = sort(image, found)
  expect(akin.map(({ id }) => id)).toEqual([sampleId(6), sampleId(7)])
  expect(others.map(({ id }) => id)).toEqual([sampleId(8)])
})

test('a prompt is searched for as a phrase that the server takes', () => {
  expect(phraseOf('a "quiet" harbour')).toBe('"a  quiet  harbour"')
  expect(phraseOf('  ')).toBe('')
  const long = phraseOf('lighthouse '.repeat(40))
  expect(long.length).toBeLessThanOrEqual(200)
  expect(long).toMatch(/lighthouse"$/)
})
