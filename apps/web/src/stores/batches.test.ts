import type { Generation } from '@atelier/contracts'
import { expect, test } from 'vitest'
import type { GenerationEntry } from './generations.ts'
import { sampleGeneration, sampleId } from '../testing/samples.ts'
import { batchesOf, leftText } from './batches.ts'

const entry = (k: number, changes: Partial<Generation> = {}): GenerationEntry => {
  const { images, ...rest } = sampleGeneration(k, changes)
  return { ...rest, imageIds: images.map(({ id }) => id) }
}

test('what one call asked for is counted as one, and what is not active of it is done', () => {
  const [file, other] = [
    { id: sampleId(90), size: 40 },
    { id: sampleId(91), size: 2 },
  ]
  const active = [
    entry(1, { batch: file, status: 'running' }),
    entry(2, { batch: file }),
    entry(3),
    entry(4, { batch: other }),
    entry(5, { batch: file }),
  ]
  expect(batchesOf(active)).toEqual([
    { ...file, done: 37, running: [sampleId(1)], waiting: [sampleId(2), sampleId(5)] },
    { ...other, done: 1, running: [], waiting: [sampleId(4)] },
  ])
})

test('the title counts what is left, and of one batch alone what is done', () => {
  const batch = { id: sampleId(90), size: 40 }
  const active = [entry(1, { batch }), entry(2, { batch })]
  expect([leftText(active), leftText([...active, entry(3)]), leftText([entry(3)])]).toEqual(['38/40', '3', '1'])
})
