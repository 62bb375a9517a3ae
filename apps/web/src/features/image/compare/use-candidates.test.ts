import { expect, test } from 'vitest'
import { sampleId, sampleImage } from '../../../testing/samples.ts'
import { phraseOf, sort } from './use-candidates.ts'

test('those made together come first, then the family, then those of the same prompt, then the rest, and never the picture itself', () => {
  const image = sampleImage(9, { prompt: 'a boat', generationId: sampleId(1) })
  const found = [
    sampleImage(8, { prompt: 'a fox' }),
    sampleImage(7, { prompt: 'a boat' }),
    sampleImage(6, { prompt: 'a boat', generationId: sampleId(1) }),
    sampleImage(4, { prompt: 'a boat at night' }),
    image,
    sampleImage(7, { prompt: 'a boat' }),
    sampleImage(5, { prompt: 'a fox', trashedAt: '2026-11-22T12:00:00.000Z' }),
  ]
  const { siblings, family, samePrompt, nearby } = sort(image, found, [sampleImage(4)])
  expect([siblings, family, samePrompt, nearby].map(group => group.map(({ id }) => id))).toEqual([
    [sampleId(6)],
    [sampleId(4)],
    [sampleId(7)],
    [sampleId(8)],
  ])
})

test('a prompt is searched for as a phrase that the server takes', () => {
  expect(phraseOf('a "quiet" harbour')).toBe('"a  quiet  harbour"')
  expect(phraseOf('  ')).toBe('')
  const long = phraseOf('lighthouse '.repeat(40))
  expect(long.length).toBeLessThanOrEqual(200)
  expect(long).toMatch(/lighthouse"$/)
})
