import { expect, test } from 'vitest'
import { outcomeOf, sentenceText, titleText } from './outcome.ts'

const ended = (id: string, status: 'succeeded' | 'failed' | 'cancelled', pictures: number, second = 0) => ({
  id,
  status,
  imageIds: Array.from({ length: pictures }, (_, k) => `${id}-${k}`),
  finishedAt: `2026-11-22T12:00:0${second}.000Z`,
})

test('pictures and failures are told of, by the one that ended last', () => {
  const outcome = outcomeOf([ended('b', 'succeeded', 3, 2), ended('c', 'failed', 1, 1), ended('a', 'cancelled', 0, 9)])
  expect(outcome).toEqual({ pictures: 4, failed: 1, last: 'b' })
  expect(outcome && [titleText(outcome), sentenceText(outcome)]).toEqual([
    '✓ 4 finished · 1 failed',
    '4 pictures are finished. 1 generation failed.',
  ])
})

test('failures alone are told of, too', () => {
  const outcome = outcomeOf([ended('a', 'failed', 0), ended('b', 'failed', 0)])
  expect(outcome && [titleText(outcome), sentenceText(outcome)]).toEqual(['✗ 2 failed', '2 generations failed.'])
})

test('what was cancelled is nothing to tell of', () => {
  expect([outcomeOf([ended('a', 'cancelled', 0)]), outcomeOf([])]).toEqual([undefined, undefined])
})
