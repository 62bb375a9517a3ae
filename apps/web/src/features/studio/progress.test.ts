import type { Generation } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleGeneration } from '../../testing/samples.ts'
import { durationText, progressText } from './progress.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const textOf = (changes: Partial<Generation>) => {
  const { images, ...generation } = sampleGeneration(1, changes)
  return progressText({ ...generation, imageIds: images.map(({ id }) => id) }, now)
}

test.each<[Partial<Generation>, string]>([
  [{ status: 'queued' }, 'In the queue'],
  [{ status: 'queued', waitingUntil: '2026-11-22T12:00:20.000Z' }, 'Waiting, goes on in 20 s'],
  [{ status: 'queued', waitingUntil: '2026-11-22T12:05:00.000Z' }, 'Waiting, goes on in 5 min'],
  [{ status: 'queued', waitingUntil: '2026-11-22T11:59:59.000Z' }, 'Goes on in a moment'],
  [{ status: 'running', progress: 0 }, 'Drawing'],
  [{ status: 'running', progress: 0.456 }, 'Drawing, 46 %'],
  [{ status: 'failed' }, 'Failed'],
])('%o reads as "%s"', (changes, text) => {
  expect(textOf(changes)).toBe(text)
})

test('a duration is told when it is over', () => {
  expect(durationText({ startedAt: '2026-11-22T12:00:00.000Z', finishedAt: '2026-11-22T12:00:03.240Z' })).toBe('3.2\u00A0s')
  expect(durationText({ startedAt: '2026-11-22T12:00:00.000Z', finishedAt: null })).toBeUndefined()
})
