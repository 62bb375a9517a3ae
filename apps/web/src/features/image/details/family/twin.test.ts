import { expect, test } from 'vitest'
import { sampleImage, sampleModel } from '../../../../testing/samples.ts'
import { wordsOf } from './strike.ts'
import { hasModel, twinOf } from './twin.ts'

const image = sampleImage(1, { prompt: 'a foggy harbour', seed: 42, steps: 8, guidance: 4, negativePrompt: 'sun' })
const [, foggy] = wordsOf(image.prompt)
const { limits } = sampleModel('sketch')

function twin(of: Partial<typeof limits> = {}) {
  if (!hasModel(image) || !foggy) throw new Error('no picture to make a twin of')
  return twinOf(image, foggy, { limits: { ...limits, ...of } })
}
const rest = { prompt: 'a harbour', model: 'sketch', width: 1024, height: 1024, count: 1 }
const origin = { parentId: image.id, relation: 'without' }

test('a twin is the same at the same seed, without the word', () => {
  expect(twin()).toEqual({ ...rest, ...origin, seed: 42, steps: 8, guidance: 4, negativePrompt: 'sun' })
})

test('what its model does not take is not asked for', () => {
  expect(twin({ seed: null, steps: null, guidance: null, negativePrompt: null })).toEqual({ ...rest, ...origin })
})
